import * as fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const FOLDER = 'dist/bench'

/**
 * The server as it is built for production, but for one file: its audit trail writes nothing. Since the product has no
 * switch for it, nobody can turn the audit off there.
 *
 * @returns where it stands
 */
export async function buildWithoutAudit(): Promise<string> {
  const outfile = `${FOLDER}/without-audit.mjs`
  await build({
    entryPoints: ['server/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    plugins: [
      {
        name: 'no audit',
        setup(bundler) {
          bundler.onResolve({ filter: /\/platform\/audit$/ }, () => ({
            path: path.join(import.meta.dirname, 'no-audit.ts'),
          }))
        },
      },
    ],
  })
  if (!fs.readFileSync(outfile, 'utf8').includes('no-audit.ts')) throw new Error('the audit was not replaced')
  fs.cpSync('prisma/migrations', `${FOLDER}/migrations`, { recursive: true })
  return outfile
}
