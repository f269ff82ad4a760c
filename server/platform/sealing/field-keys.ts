import { randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import type { FieldKeys } from './field-crypto'

const keptKeys = z.object({ fieldKey: z.string(), indexKey: z.string() })

/**
 * The keys of a demo or development server: made once and kept in `dataDir`, readable by its owner alone, because
 * without them the names in its database could not be read again. Of two processes that start at once both use the
 * keys of the faster one.
 */
export function keptFieldKeys(dataDir: string): FieldKeys {
  const file = path.join(dataDir, 'field-keys.json')
  if (!fs.existsSync(file)) keepNewKeys(file)
  const { fieldKey, indexKey } = keptKeys.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  return {
    currentKeyId: 'kept',
    keys: { kept: Buffer.from(fieldKey, 'base64') },
    indexKey: Buffer.from(indexKey, 'base64'),
  }
}

/** Written aside and linked: the name appears with its whole content, and only for the first to come. */
function keepNewKeys(file: string): void {
  const newKey = (): string => randomBytes(32).toString('base64')
  const draft = `${file}.${randomUUID()}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(draft, JSON.stringify({ fieldKey: newKey(), indexKey: newKey() }), { mode: 0o600 })
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft)
  }
}
