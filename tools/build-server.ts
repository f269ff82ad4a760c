import * as fs from 'node:fs'
import { build } from 'esbuild'

/** The server as one file that needs only node_modules of `npm ci --omit=dev`, and the migrations beside it. */
const FOLDER = 'dist/server'

fs.rmSync(FOLDER, { recursive: true, force: true })
await build({
  entryPoints: ['server/main.ts'],
  outfile: `${FOLDER}/main.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
fs.cpSync('prisma/migrations', `${FOLDER}/migrations`, { recursive: true })
