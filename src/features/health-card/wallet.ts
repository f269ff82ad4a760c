import type { CardStatus } from '#domain/health-card/card-status'
import type { VerificationLevel } from '#domain/health-card/verification-level'
import type { Sex } from '#domain/kernel/sex'
import type { FamilyFace } from '#domain/patient/family-face'

/** One person's row of the wallet, as the server answers it. */
export interface WalletRow {
  readonly patientId: string
  /** Null for whoever has never had one. */
  readonly card: WalletCardState | null
  /** What stands on the red strip; null when nothing is known, or nothing may be said to this account. */
  readonly hasAllergy: string | null
}

export interface WalletCardState {
  readonly status: CardStatus
  readonly version: number
  readonly numberMasked: string
  readonly verification: VerificationLevel
  /** ISO instant. */
  readonly statusAt: string
  /** This account put it there; false for the other guardian, staff and the program. */
  readonly isStatusMine: boolean
}

/** What of a person stands on their card. */
export interface CardHolder {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly documentMasked: string
}

/** Somebody of the family, in front of their card. */
export interface WalletPerson {
  readonly face: FamilyFace
  readonly holder: CardHolder
  /** `loading` while the wallet has not been answered; `unknown` when it could not be asked. */
  readonly card: WalletCardState | 'loading' | 'unknown' | null
  readonly allergyWords: string | null
  /** A child that a guardian has entrusted to this account: the code may be shown, nothing may be changed. */
  readonly isEntrusted: boolean
}

interface WalletAsked {
  readonly rows: readonly WalletRow[] | undefined
  readonly isFailed: boolean
}

/** The family in its own order, each with what the wallet says of their card. */
export function walletPeople(
  faces: readonly FamilyFace[],
  holders: readonly CardHolder[],
  wallet: WalletAsked,
): WalletPerson[] {
  return faces.flatMap((face) => {
    const holder = holders.find(({ id }) => id === face.id)
    if (!holder) return []
    const row = wallet.rows?.find(({ patientId }) => patientId === face.id)
    const unasked = wallet.isFailed ? 'unknown' : 'loading'
    return [
      {
        face,
        holder,
        card: wallet.rows ? (row?.card ?? null) : unasked,
        allergyWords: row?.hasAllergy ?? null,
        isEntrusted: face.entrusted !== null,
      },
    ]
  })
}

/** A code may be shown for it now. */
export function isUsable(card: WalletPerson['card']): card is WalletCardState {
  return typeof card === 'object' && card?.status === 'active'
}

/** Whoever has no card, or gave it up, can be given one. */
export function canApply({ card, isEntrusted }: Pick<WalletPerson, 'card' | 'isEntrusted'>): boolean {
  return !isEntrusted && (card === null || (typeof card === 'object' && card.status === 'cancelled'))
}

/** Who stands before and after somebody; at the ends there is nobody. */
export function neighboursOf<Person extends { readonly face: FamilyFace }>(
  people: readonly Person[],
  id: string,
): { before: Person | undefined; after: Person | undefined } {
  const place = people.findIndex(({ face }) => face.id === id)
  return { before: people[place - 1], after: place < 0 ? undefined : people[place + 1] }
}
