import {
  CARD_CHANNEL_NAMES_ZH,
  CARD_STAGE_NAMES_ZH,
  type CardChannel,
  type CardStage,
  USE_KIND_NAMES_ZH,
  type UseKind,
} from '#domain/health-card/card-use'
import { CARD_PURPOSE_NAMES_ZH, type CardPurpose } from '#domain/health-card/judge-code'
import { ENTRY_KIND_NAMES_ZH, type EntryKind } from '#domain/kernel/entry-kind'
import { toIsoShanghai } from '#domain/kernel/time'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { loadCards, loadObjections, loadOpenings, loadShares } from './export-card-store'
import { moment } from './export-words'

type CardRow = Awaited<ReturnType<typeof loadCards>>[number]
type OpeningRow = Awaited<ReturnType<typeof loadOpenings>>[number]
type ShareRow = Awaited<ReturnType<typeof loadShares>>[number]
type ObjectionRow = Awaited<ReturnType<typeof loadObjections>>[number]
type Names = ReadonlyMap<string, string>

const sectionsInWords = (sections: readonly string[]): readonly string[] =>
  sections.map((kind) => ENTRY_KIND_NAMES_ZH[kind as EntryKind])

/** The card whole, as the account may show it; where it was shown, and what became of it. */
export function exportCard(card: CardRow, scope: PatientScope, names: Names): object {
  const { patientId: _, createdAt, history, uses, ...rest } = card
  return {
    ...rest,
    createdAt: toIsoShanghai(createdAt),
    history: history.map(({ at, byAccountId, ...state }) => ({
      ...state,
      at: toIsoShanghai(at),
      byMe: byAccountId === scope.accountId,
    })),
    uses: uses.map(({ at, syncedAt, organizationId, outcome, ...use }) => ({
      at: toIsoShanghai(at),
      organization: names.get(organizationId) ?? null,
      purpose: CARD_PURPOSE_NAMES_ZH[use.purpose as CardPurpose],
      stage: CARD_STAGE_NAMES_ZH[use.stage as CardStage],
      channel: CARD_CHANNEL_NAMES_ZH[use.channel as CardChannel],
      kind: USE_KIND_NAMES_ZH[use.kind as UseKind],
      outcome,
      syncedAt: moment(syncedAt),
    })),
  }
}

/** Why the glass was broken may say what somebody suffers from: that is read like the record. */
export function exportOpening(
  row: OpeningRow,
  scope: PatientScope,
  names: Names,
  crypto: FieldCrypto,
): object {
  const { reasonCipher } = row
  return {
    openedAt: toIsoShanghai(row.openedAt),
    expiresAt: toIsoShanghai(row.expiresAt),
    basis: row.basis,
    sections: sectionsInWords(row.sections),
    who: names.get(row.accountId) ?? null,
    role: row.role,
    organization: names.get(row.organizationId) ?? null,
    reason:
      scope.seesRecords && reasonCipher ? crypto.open('record_opening.reason_cipher', reasonCipher) : null,
    reviewedAt: moment(row.reviewedAt),
    reviewOutcome: row.reviewOutcome,
  }
}

export function exportShare(row: ShareRow, names: Names): object {
  return {
    createdAt: toIsoShanghai(row.createdAt),
    expiresAt: toIsoShanghai(row.expiresAt),
    revokedAt: moment(row.revokedAt),
    sections: sectionsInWords(row.sections),
    usedAt: moment(row.usedAt),
    usedBy: row.usedByAccountId && (names.get(row.usedByAccountId) ?? null),
  }
}

export function exportObjection(row: ObjectionRow, crypto: FieldCrypto): object {
  return {
    text: crypto.open('access_objection.text_cipher', row.textCipher),
    createdAt: toIsoShanghai(row.createdAt),
    answer: row.answerCipher && crypto.open('access_objection.answer_cipher', row.answerCipher),
    answeredAt: moment(row.answeredAt),
  }
}
