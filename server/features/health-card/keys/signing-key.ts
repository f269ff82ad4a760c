import type { Context } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { findSigningKey, insertKey } from './key-store'
import { type KeyPair, newKeyPair } from './sm2'

const PRIVATE_KEY = 'health_card_key.private_key_cipher'

/** The key that signs now; the first one is made when it is first asked for. */
export async function signingKey(ctx: Pick<Context, 'db' | 'fieldCrypto' | 'now'>): Promise<KeyPair> {
  const row = (await findSigningKey(ctx.db)) ?? (await firstKey(ctx))
  const { kid, publicKey, privateKeyCipher } = row
  return { kid, publicKey, privateKey: ctx.fieldCrypto.open(PRIVATE_KEY, privateKeyCipher) }
}

/** @returns the new key's kid */
export async function addKey(
  tx: Transaction | Context['db'],
  { fieldCrypto, now }: Pick<Context, 'fieldCrypto' | 'now'>,
): Promise<string> {
  const { kid, publicKey, privateKey } = newKeyPair()
  const privateKeyCipher = fieldCrypto.seal(PRIVATE_KEY, privateKey)
  await insertKey(tx, { kid, publicKey, privateKeyCipher, createdAt: now() })
  return kid
}

async function firstKey(ctx: Pick<Context, 'db' | 'fieldCrypto' | 'now'>) {
  await addKey(ctx.db, ctx)
  const row = await findSigningKey(ctx.db)
  if (!row) throw new Error('no key signs health-card codes')
  return row
}
