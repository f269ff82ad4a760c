/** What `contract.rules` answers: see server/features/contract/signing/read-signing-rules.ts. */
interface SigningRules {
  readonly reviewHours: number
  readonly coolingOffDays: number
  readonly residenceMonths: number
}

/** The periods of the rules in force, as sentences say them; without a number while they are not known. */
export type Periods = SigningRules | undefined

/** `7 天内随时退`: what stands behind that signing costs nothing. */
export function leavingInWords(periods: Periods): string {
  if (!periods) return '刚签好的几天里随时退'
  const { coolingOffDays } = periods
  return coolingOffDays === 0 ? '以后想退也能退' : `${coolingOffDays} 天内随时退`
}

/** `团队 72 小时内答复` */
export function answerInWords(periods: Periods): string {
  return periods ? `团队 ${periods.reviewHours} 小时内答复` : '团队按时答复'
}

/** `不在本县，住满半年也能签` */
export function residenceInWords(periods: Periods): string {
  if (!periods) return '不在本县，住满规定的时间也能签'
  const { residenceMonths } = periods
  if (residenceMonths === 0) return '不在本县也能签'
  return `不在本县，住满${residenceMonths === 6 ? '半年' : ` ${residenceMonths} 个月`}也能签`
}
