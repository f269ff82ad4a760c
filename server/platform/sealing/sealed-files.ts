import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { FieldCrypto } from './field-crypto'

/** Files that are kept sealed, outside the database and outside what the web server shows. Ids are ours: UUIDs. */
export interface SealedFiles {
  /** What was put is on the disk when this returns. */
  readonly put: (id: string, bytes: Uint8Array) => Promise<void>
  /** Null when there is none. @throws Error for one that was altered */
  readonly get: (id: string) => Promise<Buffer | null>
  readonly remove: (id: string) => Promise<void>
  /** Ids of files that were last written before a moment, at most `limit`. */
  readonly listBefore: (moment: Date, limit: number) => Promise<readonly string[]>
  /** Seals anew what an older key sealed, one file after the other. `unreadable` are those that no key at hand opens. */
  readonly reseal: () => Promise<{ readonly resealed: number; readonly unreadable: number }>
}

const FIELD = 'sealed_file.content'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Two letters of the id make a folder: no folder has more files than a file system likes. */
const SHARD = 2

export function createSealedFiles(folder: string, fieldCrypto: FieldCrypto): SealedFiles {
  const pathOf = (id: string): string => {
    if (!UUID.test(id)) throw new Error('a sealed file is named by a UUID')
    return path.join(folder, id.slice(0, SHARD), id)
  }
  const files: SealedFiles = {
    async put(id, bytes) {
      const target = pathOf(id)
      await fs.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const half = `${target}.half`
      const file = await fs.open(half, 'w', 0o600)
      try {
        // Bound to its id: a file that was put in another's place does not open.
        await file.writeFile(fieldCrypto.sealBytes(`${FIELD}.${id}`, bytes))
        await file.sync()
      } finally {
        await file.close()
      }
      await fs.rename(half, target)
    },
    async get(id) {
      const sealed = await fs.readFile(pathOf(id)).catch(absent)
      return sealed && fieldCrypto.openBytes(`${FIELD}.${id}`, sealed)
    },
    async remove(id) {
      await fs.rm(pathOf(id), { force: true })
    },
    async listBefore(moment, limit) {
      const found: string[] = []
      for (const shard of (await fs.readdir(folder).catch(absent)) ?? []) {
        for (const name of await fs.readdir(path.join(folder, shard))) {
          const { mtime } = await fs.stat(path.join(folder, shard, name))
          if (mtime < moment) found.push(name)
          if (found.length >= limit) return found
        }
      }
      return found
    },
    async reseal() {
      const count = { resealed: 0, unreadable: 0 }
      for (const shard of (await fs.readdir(folder).catch(absent)) ?? []) {
        for (const id of await fs.readdir(path.join(folder, shard))) {
          if (!UUID.test(id) || (await isNewest(pathOf(id)))) continue
          const bytes = await files.get(id).catch(() => undefined)
          if (bytes === undefined) count.unreadable++
          // Null: somebody removed it meanwhile.
          if (!bytes) continue
          await files.put(id, bytes)
          count.resealed++
        }
      }
      return count
    },
  }
  return files

  async function isNewest(file: string): Promise<boolean> {
    const head = Buffer.alloc(fieldCrypto.newestHead.length)
    const opened = await fs.open(file).catch(absent)
    if (!opened) return true
    try {
      await opened.read(head, 0, head.length, 0)
    } finally {
      await opened.close()
    }
    return head.toString('latin1') === fieldCrypto.newestHead
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
