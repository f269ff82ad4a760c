import type { Socket } from 'node:net'
import type pg from 'pg'

/** What a connection speaks through; `pg` has no public name for it. */
export function socketOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}
