import * as fs from 'node:fs'
import path from 'node:path'
import { migrationsFolder } from '#server/platform/database/migrate'
import { diffToSchema, withMigratedDatabase } from './migrated-database'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
  console.error('Usage: npm run migrate:new -- name_in_snake_case')
  process.exit(1)
}

const sql = await withMigratedDatabase(diffToSchema)
const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join(migrationsFolder(), `${timestamp}_${name}`)
fs.mkdirSync(folder, { recursive: true })
fs.writeFileSync(path.join(folder, 'migration.sql'), sql)
console.log(`${path.relative('.', folder)}/migration.sql`)
console.log('Read it, and add what Prisma cannot say: checks, partial indexes, exclusions, triggers.')
