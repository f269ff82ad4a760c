import { defineConfig } from 'prisma/config'

/** Run Prisma through `prisma/tools/prisma.mjs`, which brings the schema engine that npm can install. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Only `migrate diff` and its kin connect; generating the client needs no database.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/unset' },
})
