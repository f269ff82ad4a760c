import { diffToSchema, withMigratedDatabase } from './migrated-database'

// Prisma reads neither partial and expression indexes nor exclusion and check constraints nor triggers, so what the
// migrations add by hand is no drift; a plain index or column that only one side knows is.
const statements = (await withMigratedDatabase(diffToSchema))
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('--'))
  .join('\n')

if (statements) {
  console.error('The migrations and prisma/schema differ. Missing from the migrations:\n')
  console.error(statements)
  console.error('\nWrite a migration (npm run migrate:new -- name_in_snake_case), or correct the schema.')
  process.exit(1)
}
console.log('The migrations make exactly what prisma/schema says.')
