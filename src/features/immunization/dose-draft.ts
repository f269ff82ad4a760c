import { VACCINES, type VaccineCode } from '#domain/immunization/vaccine'

/** Where on the body. */
export const INJECTION_SITES = ['左上臂', '右上臂', '左大腿', '右大腿', '口服'] as const
export type InjectionSite = (typeof INJECTION_SITES)[number]

/** A dose that is about to be given. */
export interface DoseDraft {
  readonly vaccineCode: VaccineCode
  readonly lotNumber: string
  readonly site: InjectionSite
}

interface Remembered {
  readonly vaccineCode: VaccineCode
  readonly lotNumber: string
}

export const LOT_MAX = 40
const BY_MOUTH = '口服'
const ARMS = ['左上臂', '右上臂', '左大腿', '右大腿'] as const

/** The doses that stand there when the page opens: lots as they were used last today, each at another place of the body. */
export function startingDoses(
  suggested: readonly VaccineCode[],
  lots: readonly Remembered[],
): readonly DoseDraft[] {
  return suggested.reduce<readonly DoseDraft[]>((drafts, code) => withDose(drafts, code, lots), [])
}

/** One more, at a place of the body that no other has. */
export function withDose(
  drafts: readonly DoseDraft[],
  vaccineCode: VaccineCode,
  lots: readonly Remembered[],
): readonly DoseDraft[] {
  const lotNumber = lots.find((lot) => lot.vaccineCode === vaccineCode)?.lotNumber ?? ''
  const taken = drafts.map(({ site }) => site)
  const free = ARMS.find((site) => !taken.includes(site)) ?? ARMS[0]
  const site = VACCINES[vaccineCode].siteZh === BY_MOUTH ? BY_MOUTH : free
  return [...drafts, { vaccineCode, lotNumber, site }]
}

/** What still has to be done before it may be saved; undefined: nothing. */
export function missingInDoses(drafts: readonly DoseDraft[], isAsked: boolean): string | undefined {
  if (drafts.length === 0) return '还没选疫苗'
  const bare = drafts.find(({ lotNumber }) => lotNumber.trim() === '')
  if (bare) return `还没填${VACCINES[bare.vaccineCode].nameZh}的批号`
  const sites = drafts.map(({ site }) => site).filter((site) => site !== BY_MOUTH)
  if (new Set(sites).size < sites.length) return '两针打在不同部位'
  return isAsked ? undefined : '还没问健康状况'
}
