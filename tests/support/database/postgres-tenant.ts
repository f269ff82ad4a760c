import { startEmbeddedPostgres } from '#server/platform/database/embedded-postgres'
import { createLog } from '#server/platform/log'

// A process that uses the embedded PostgreSQL in the folder it is given: says its database's address to its parent,
// and leaves when it is told to.
const postgres = await startEmbeddedPostgres({
  folder: process.argv[2] ?? '',
  log: createLog('silent'),
  environment: process.env,
})
process.on('message', async () => {
  await postgres.leave()
  process.exit(0)
})
process.send?.(await postgres.databaseUrl('app'))
