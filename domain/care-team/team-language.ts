/** What a team speaks with its residents, sign language included. */
export const TEAM_LANGUAGES = ['mandarin', 'sichuanese', 'tibetan', 'uyghur', 'yi', 'sign'] as const
export type TeamLanguage = (typeof TEAM_LANGUAGES)[number]

export const TEAM_LANGUAGE_NAMES_ZH = {
  mandarin: '普通话',
  sichuanese: '四川话',
  tibetan: '藏语',
  uyghur: '维吾尔语',
  yi: '彝语',
  sign: '手语',
} as const satisfies Record<TeamLanguage, string>
