/** Documents that name a person (WS/T 364.2, rules D-ID-03). The codes are promised API names. */
export const DOCUMENT_TYPES = [
  'resident-id',
  'birth-certificate',
  'household-register',
  'passport',
  'hk-macau-permit',
  'taiwan-permit',
  'other',
] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

export const DOCUMENT_TYPE_NAMES_ZH = {
  'resident-id': '居民身份证',
  'birth-certificate': '出生医学证明',
  'household-register': '居民户口簿',
  passport: '护照',
  'hk-macau-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  other: '其他证件',
} as const satisfies Record<DocumentType, string>
