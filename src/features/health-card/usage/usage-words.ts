import {
  CARD_CHANNEL_NAMES_ZH,
  CARD_STAGE_NAMES_ZH,
  type CardChannel,
  type CardStage,
  USE_KIND_NAMES_ZH,
  type UseKind,
} from '#domain/health-card/card-use'
import { CARD_PURPOSE_NAMES_ZH, type CardPurpose } from '#domain/health-card/judge-code'

/** One time that a card was shown somewhere. */
export interface CardUsage {
  /** ISO instant. */
  readonly at: string
  readonly purpose: CardPurpose
  readonly stage: string
  readonly channel: string
  readonly kind: UseKind
  readonly organizationName: string
  /** `accepted`, or the code of the refusal. */
  readonly outcome: string
  /** ISO instant at which a check without a network reached the server; null for a check on the spot. */
  readonly syncedAt: string | null
}

/** Why it came to nothing, for the family. What is not here was refused for a reason of the counter's own. */
const OUTCOMES: Readonly<Record<string, string>> = {
  card_code_expired: '码过期了，没用成',
  card_code_replayed: '码用过了，没用成',
  card_code_bad_signature: '码是假的，已拦下',
  card_code_unknown_key: '码太旧了，没用成',
  card_code_clock_skew: '钟对不上，没用成',
  card_code_offline_only: '离线码只能报到，没用成',
  card_frozen: '卡冻结着，已拦下',
  card_version_old: '旧卡已经作废，已拦下',
}

/** `报到 · 动态码 · 窗口 · 预约导诊`, `报到 · 离线核验 · 窗口 · 预约导诊`: what was checked without a network says so, whatever the code was. */
export function usageInWords({
  purpose,
  kind,
  stage,
  channel,
  syncedAt,
}: Pick<CardUsage, 'purpose' | 'kind' | 'stage' | 'channel' | 'syncedAt'>): string {
  const how = syncedAt === null ? USE_KIND_NAMES_ZH[kind] : USE_KIND_NAMES_ZH.offline
  const where = CARD_CHANNEL_NAMES_ZH[channel as CardChannel]
  const what = CARD_STAGE_NAMES_ZH[stage as CardStage]
  return [CARD_PURPOSE_NAMES_ZH[purpose], how, where, what].filter(Boolean).join(' · ')
}

/** Null for a use that came to something. */
export function outcomeInWords({ outcome }: Pick<CardUsage, 'outcome'>): string | null {
  return outcome === 'accepted' ? null : (OUTCOMES[outcome] ?? '没用成')
}
