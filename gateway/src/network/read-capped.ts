/**
 * All bytes of an answer, as long as they are no more than allowed.
 * @param tooBig makes what is thrown where they are more; the connection is closed then
 */
export async function readCapped(body: AsyncIterable<Buffer>, limit: number, tooBig: () => Error): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    // Leaving the loop destroys the stream, and with it the socket.
    if (total > limit) throw tooBig();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
