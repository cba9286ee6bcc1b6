import 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers any origin: nothing of a citizen is in it. */
    openToAll?: boolean;
  }
}
