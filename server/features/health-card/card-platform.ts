import { randomBytes } from 'node:crypto'
import { type CardCode, type CodeKind, cardCode, signedTextOf } from '#domain/health-card/card-code'
import { cardNumber } from '#domain/health-card/card-number'
import type { CardStatus } from '#domain/health-card/card-status'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../platform/database/database'
import { type CardRow, findCard, insertCard, insertCards, type NewCard } from './card-store'
import { type KeyPair, sign } from './keys/sm2'
import {
  type AnsweredIntent,
  type CardUse,
  findCardByNumber,
  findScanned,
  type HeldCard,
  type HeldKey,
  insertUse,
} from './use-store'

/**
 * The boundary to a regional card platform, with the operations that a public sample of one names (rules D-CARD-02).
 * The use cases keep to it, and it is the only file that would change. No such platform stands behind it today and no
 * text to build one exactly is public (rules D-CARD-01), so the answers are those of our own 示范卡, which says so.
 *
 * Outages (journeys E3 50), which whoever connects a real one keeps to: nobody at a counter waits for it. What is asked
 * here is answered from our own tables; codes are signed and judged here; what it must learn (register,
 * bindCardRelation, reportHISData) is enqueued in the same transaction and sent until it is taken; and a card that it has
 * not confirmed stays `applied`.
 */
export interface CardPlatform {
  /** Gives a person a card. @throws busy when somebody else did a moment ago */
  register(tx: Transaction, holder: CardHolding): Promise<{ id: string; status: CardStatus }>
  /** @returns how many had none yet */
  registerBatch(tx: Transaction, holders: readonly CardHolding[]): Promise<number>
  /** The card that a person has already: one person, one card (rules D-CARD-03). */
  bindCardRelation(db: Reader, patientId: string): Promise<CardRow | null>
  /** By the number that was read out; with a birth date only if it is the person's. */
  getHealthCardByHealthCode(
    db: Reader,
    asked: { readonly number: string; readonly birthDate?: LocalDate },
  ): Promise<HeldCard | null>
  /** By a scanned code: the card and the key that it names. Whether it is to be believed, the caller judges. */
  getHealthCardByQRCode(
    db: Reader,
    code: CardCode,
  ): Promise<{ readonly key: HeldKey | null; readonly card: HeldCard | null }>
  /** A code for a card, signed: writes nothing. */
  getDynamicQRCode(
    card: { readonly id: string; readonly version: number },
    codeType: CodeKind,
    issuedAt: Date,
    key: KeyPair,
  ): string
  /** A card was shown. @returns false when the intent behind it was answered before */
  reportHISData(db: Reader, use: CardUse, of?: AnsweredIntent): Promise<boolean>
}

export type CardHolding = Omit<NewCard, 'number'>

const NONCE_BYTES = 16
const NUMBER_BYTES = 13

export const demonstrationCards: CardPlatform = {
  register: (tx, holder) => insertCard(tx, numbered(holder)),
  registerBatch: (tx, holders) => insertCards(tx, holders.map(numbered)),
  bindCardRelation: findCard,
  getHealthCardByHealthCode: findCardByNumber,
  getHealthCardByQRCode: findScanned,
  getDynamicQRCode(card, kind, issuedAt, key) {
    const payload = {
      kind,
      cardRef: card.id,
      version: card.version,
      issuedAt,
      nonce: randomBytes(NONCE_BYTES),
    }
    const signedText = signedTextOf(key.kid, payload)
    return cardCode(signedText, sign(signedText, key))
  },
  reportHISData: insertUse,
}

function numbered(holder: CardHolding): NewCard {
  return { ...holder, number: cardNumber(randomBytes(NUMBER_BYTES)) }
}
