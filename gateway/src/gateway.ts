/** Puts the gateway together from its parts, and takes it apart again without cutting off anybody who is being answered. */
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createActs } from './acts/connect.js';
import { actRoutes } from './acts/route.js';
import type { LoadedConfig } from './config/load.js';
import { Folder } from './folder/folder.js';
import { Guard, RetryBudget, defaultGuardLimits } from './folder/guard.js';
import { lookUpSource } from './folder/look-ups.js';
import type { Source } from './folder/model.js';
import type { SourceFailure, SourceIdentity } from './folder/ports.js';
import { defaultPresencePolicy } from './folder/presence.js';
import { SharedReads } from './folder/sharing.js';
import { officialTime } from './folder/time.js';
import { readKit } from './frames/kit-files.js';
import { frameRoutes } from './frames/routes.js';
import { createMetrics, serveMetrics } from './http/metrics.js';
import { Rates } from './limits/rates.js';
import { buildServer } from './http/server.js';
import { createIdentity, loadKeys } from './identity/index.js';
import { administrationDirectory, readImportedList, siteDirectory } from './registry/directory.js';
import { createOutgoing } from './network/outgoing.js';
import { outagesInTerms } from './outages/term.js';
import { OutageWatch } from './outages/watch.js';
import { connectSources } from './registry/sources.js';
import { openStore } from './store/index.js';

/** Where the build of the kit leaves the code of the frames, from this file and from its compiled form. */
const KIT_FOLDER = fileURLToPath(new URL('../kit/', import.meta.url));

export interface GatewayOptions {
  loaded: LoadedConfig;
  /** Keys, and the embedded database where no other is named. */
  dataDir: string;
  databaseUrl?: string | undefined;
  log: Logger;
  /** The built frame code; by default that of this package. */
  kitFolder?: string;
  now?: () => Date;
}

export interface Gateway {
  app: FastifyInstance;
  /** Listens, and gives the address. */
  listen(host: string, port: number, metricsPort?: number): Promise<{ port: number; metricsPort: number | undefined }>;
  /** Takes no more requests, finishes those that run, closes the store. */
  close(): Promise<void>;
}

export async function createGateway({
  loaded,
  dataDir,
  databaseUrl,
  log,
  kitFolder = KIT_FOLDER,
  now = () => new Date(),
}: GatewayOptions): Promise<Gateway> {
  const { config, clientSecret } = loaded;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const keys = await loadKeys(dataDir);
  const store = await openStore({ dataDir, databaseUrl, sessionKey: keys.sessionKey });
  const metrics = createMetrics();
  const outgoing = createOutgoing({
    ...config.network,
    onCertificate: (file, mistake) =>
      mistake ? log.error({ event: 'certificate', file, reason: mistake.message }) : log.info({ event: 'certificate', file }),
  });
  const administrations = administrationDirectory(config.administrations, readImportedList(dataDir));
  const sites = siteDirectory(config.administrations);
  const operator = config.operator ?? { ine10: '0000000000', name: new URL(config.publicUrl).host };

  const connected = connectSources(config, outgoing);
  connected.dataUses.push(
    lookUpSource({
      operator: { administration: operator.ine10, name: operator.name },
      log: store.audit,
      bodyOf: (ine10) => ({ ...administrations.body(ine10), ...(ine10 === operator.ine10 && { name: operator.name }) }),
      toMoment: officialTime,
      toId: (seq) => createHmac('sha256', keys.subjectKey).update(`look-up ${seq}`).digest('base64url').slice(0, 22),
    }),
  );

  const identity = await createIdentity({
    publicUrl: config.publicUrl,
    valid: { ...config.valid, clientSecret, dispatcher: outgoing.dispatcher },
    sites,
    store,
    keys,
    log,
  });

  const outages = new OutageWatch({
    store: store.outages,
    own: { administration: operator.ine10, service: 'gateway' },
    keep: config.outages.keepDays * 86_400_000,
    onMistake: (error) => log.warn({ event: 'outages', err: error }),
    now,
  });
  await outages.start();

  const guardOf = guards(config.limits, log, metrics.breaker, outages);
  const rates = new Rates(config.limits);
  const told = new WeakSet<SourceFailure>();
  const folder = new Folder({
    connected,
    unconnected: (service) => administrations.unconnected(service),
    guardOf,
    shared: new SharedReads(),
    presence: store.presence,
    policy: { ...defaultPresencePolicy, sweep: config.limits.sweep },
    overallDeadline: config.limits.overall,
    observe: (source, state, milliseconds, failure) => {
      metrics.source(source, state, milliseconds / 1_000);
      // A source that is being left alone gives the same failure again and again; it is told once.
      if (failure && isFault(failure) && !told.has(failure)) {
        told.add(failure);
        log.warn({
          event: 'source',
          administration: source.administration,
          service: source.service,
          state,
          reason: failure.message,
          milliseconds: Math.round(milliseconds),
        });
      }
    },
    onForgotten: (error) => log.warn({ event: 'presence', err: error }),
    now,
  });

  const inboxOf = (ine10: string) => connected.notifications.find(({ administration }) => administration === ine10);
  const acts = createActs({
    config,
    operator,
    outgoing,
    guardOf: (ine10) => {
      const source = inboxOf(ine10);
      return source && guardOf(source);
    },
    onBreaker: (ine10, state) => {
      const source = inboxOf(ine10);
      if (source && state === 'open') outages.brokeDown(source);
      log.info({ event: 'breaker', code: 'acts', administration: ine10, service: source?.service, state });
    },
    store,
    log,
    orderKey: createHmac('sha256', keys.sessionKey).update('orders of legal acts').digest(),
    now,
  });

  const app = await buildServer(
    {
      publicUrl: config.publicUrl,
      administrations,
      sites,
      identity,
      openActs: async ({ subject, actingFor }) => new Set(await store.acts.open(actingFor?.subject ?? subject)),
      audit: store.audit,
      outages: outages.log,
      folder,
      concurrent: config.limits.concurrent,
      rates,
      lag: config.limits.lag,
      healthy: async () => ({ store: await store.healthy() }),
      now,
    },
    log,
    metrics,
  );

  await actRoutes(app, {
    publicUrl: config.publicUrl,
    identity,
    desk: acts.desk,
    rates,
    sites,
    operator: { name: operator.name, incidents: config.operator?.incidentsUrl },
    outagesIn: (item) =>
      outagesInTerms(outages.log, [item], now(), 20).then(
        (seen) => seen.get(item),
        (error: unknown) => {
          log.warn({ event: 'outages', err: error });
          return undefined;
        },
      ),
    formKey: createHmac('sha256', keys.sessionKey).update('forms of legal acts').digest(),
    now,
  });

  const kit = readKit(kitFolder);
  if (!kit) log.warn({ event: 'kit', warning: 'The kit is not built beside this gateway: sealed sites get no frames.', file: kitFolder });
  await app.register((scope, _options, done) => {
    frameRoutes(scope, { identity, sites, notices: store.notices, kit, now });
    done();
  });

  let metricsServer: Server | undefined;
  return {
    app,
    listen: async (host, port, metricsPort) => {
      await app.listen({ host, port });
      if (metricsPort !== undefined) metricsServer = await serveMetrics(metrics, '127.0.0.1', metricsPort);
      return { port: portOf(app.server), metricsPort: metricsServer && portOf(metricsServer) };
    },
    close: async () => {
      await app.close();
      metricsServer?.close();
      await acts.close();
      await outgoing.close();
      await outages.stop();
      await store.close();
    },
  };
}

function guards(
  usual: { deadline: number; perBody: number },
  log: Logger,
  breaker: (source: Source, open: boolean) => void,
  outages: OutageWatch,
): (source: SourceIdentity) => Guard {
  const budget = new RetryBudget();
  const guardOf = new Map<SourceIdentity, Guard>();
  return (source) => {
    const existing = guardOf.get(source);
    if (existing) return existing;
    const limits = { ...defaultGuardLimits, deadline: source.deadline ?? usual.deadline, perSecond: source.perSecond ?? usual.perBody };
    // That the gateway's own log cannot be read is no body's outage: whether the database runs, its sign of life shows.
    const watched = source.service !== 'gateway';
    const guard = new Guard(
      limits,
      budget,
      (state) => {
        breaker(source, state === 'open');
        if (watched && state === 'open') outages.brokeDown(source);
        log.info({ event: 'breaker', administration: source.administration, service: source.service, state });
      },
      (outage) => {
        if (!watched) return;
        if (outage) outages.failed(source, outage);
        else outages.answered(source);
      },
    );
    guardOf.set(source, guard);
    return guard;
  };
}

const isFault = ({ state }: SourceFailure): boolean => state !== 'level-too-low' && state !== 'not-represented';

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
