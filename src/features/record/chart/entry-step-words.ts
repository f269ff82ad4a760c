import type { WithdrawableKind } from './use-chart-entry-steps'

/** What follows when an entry is taken back, beside that nobody sees it any more. */
export const WITHDRAWAL_WORDS_ZH: Readonly<Record<WithdrawableKind, string>> = {
  prescription: '药要是已经拿走了，先打电话告诉家长。',
  report: '要改的话，撤回后再加一份对的。',
  checkup: '当时量的身高体重一起撤回；要改的话，撤回后再记一次。',
  immunization: '还差哪些针会重新算；打错了记录的，撤回后照实再记一次。',
  'follow-up': '当时量的一起撤回，靠它算做到的服务变回没做；要改的话，撤回后再记一次。',
  measurement: '成长曲线上不再有这一次。只是数写错，用“改一下”。',
  allergy: '以后开药不再拦它。不确定就先别撤回，补充一句。',
}
