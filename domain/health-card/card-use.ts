/**
 * Where and how a card was shown, in the codes that regional platforms take (rules D-CARD-02: one public sample names
 * these, no standard does).
 */
export const CARD_STAGES = ['0101011', '0101012', '0101013', '0101014'] as const
export type CardStage = (typeof CARD_STAGES)[number]

export const CARD_STAGE_NAMES_ZH = {
  '0101011': '预约挂号',
  '0101012': '当日挂号',
  '0101013': '挂号记录',
  '0101014': '预约导诊',
} as const satisfies Record<CardStage, string>

export const CARD_CHANNELS = ['0100', '0200', '0300', '0401', '0402'] as const
export type CardChannel = (typeof CARD_CHANNELS)[number]

export const CARD_CHANNEL_NAMES_ZH = {
  '0100': '窗口',
  '0200': '自助机',
  '0300': '医生站',
  '0401': '服务号',
  '0402': '小程序',
} as const satisfies Record<CardChannel, string>

/** How the card was shown: a code, one of the hours without a network, or its number. */
export const USE_KINDS = ['dynamic', 'offline', 'number'] as const
export type UseKind = (typeof USE_KINDS)[number]

export const USE_KIND_NAMES_ZH = {
  dynamic: '动态码',
  offline: '离线核验',
  number: '卡号',
} as const satisfies Record<UseKind, string>
