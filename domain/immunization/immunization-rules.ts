import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import { OPTIONAL_VACCINES, type OptionalVaccine } from './optional-vaccine'
import { type DoseRule, type ImmunizationProgramme, PROGRAMMES } from './programme'
import type { VaccineSeries } from './vaccine'

/** A version of the schedule with its first day. */
interface ProgrammeVersion extends ImmunizationProgramme {
  readonly validFrom: LocalDate
  readonly verified: boolean
  /** Its doses by series, and those of the inactivated options: looked up for every dose of every child. */
  readonly printed: DosesOfSeries
  readonly options: DosesOfSeries
}

type DosesOfSeries = ReadonlyMap<VaccineSeries, readonly DoseRule[]>

/** What holds for every version, by its rule's id. */
export interface GeneralImmunizationRules {
  /** Ages in months from which a missed dose becomes another one, or none (catch-up, D-IM-04 and verification). */
  readonly 'IM-04': {
    readonly bcgTestFromMonths: number
    readonly bcgNeverFromMonths: number
    readonly groupAUntilMonths: number
    readonly dtFromMonths: number
    readonly dtUntilMonths: number
    readonly catchUpUntilMonths: number
    readonly hpvBornFrom: LocalDate
  }
  /** Injected live vaccines on different days; those and the inactivated JE vaccine after immunoglobulin. */
  readonly 'IM-05': {
    readonly liveIntervalDays: number
    readonly immunoglobulinMonths: number
    readonly immunoglobulinJeMonths: number
  }
  /** Minutes for which somebody stays after a dose (D-CH-04). */
  readonly 'IM-06': { readonly observationMinutes: number }
  /**
   * Nobody printed these: how long after the first possible day a dose is called late, and after how many days one
   * that came too early is given again.
   */
  readonly 'IM-07': { readonly lateAfterMonths: number; readonly repeatAfterDays: number }
  /** Vaccines that a family may choose and pays for, by their labels. */
  readonly 'IM-08': { readonly vaccines: readonly OptionalVaccine[] }
}

/** Rules D-IM as they hold on a day. */
export interface ImmunizationRules extends GeneralImmunizationRules {
  /** Oldest first. A dose that was given is judged by the version of its day, what is due by that of today. */
  readonly programmes: readonly ProgrammeVersion[]
}

const FROM = '2021-03-01'
const TEXT_2021 = '国家免疫规划疫苗儿童免疫程序及说明（2021年版）；China CDC Weekly 英文文本'
const TEXT_2026 = '国家免疫规划疫苗儿童免疫程序及说明（2026年版）国疾控卫免发〔2026〕16号，据公开引文'

/** What holds until operators write a later version. */
export const DEFAULT_IMMUNIZATION_RULES: readonly Rule[] = [
  programme(FROM, '2025-01-01', PROGRAMMES.nip2021, TEXT_2021),
  programme('2025-01-01', '2025-11-10', PROGRAMMES.nip2025Dtap, '国疾控卫免发〔2024〕20号，据公开报道'),
  programme(
    '2025-11-10',
    '2026-06-17',
    PROGRAMMES.nip2025Hpv,
    'HPV 疫苗纳入国家免疫规划的通知，据公开报道；各地开始日不同',
  ),
  programme('2026-06-17', null, PROGRAMMES.nip2026, TEXT_2026),
  general(
    'IM-04',
    {
      bcgTestFromMonths: 3,
      bcgNeverFromMonths: 48,
      groupAUntilMonths: 24,
      dtFromMonths: 84,
      dtUntilMonths: 144,
      catchUpUntilMonths: 216,
      hpvBornFrom: localDate('2011-11-10'),
    },
    `${TEXT_2026}；国疾控卫免发〔2024〕20号（白破 7–11 岁）`,
    true,
  ),
  general(
    'IM-05',
    { liveIntervalDays: 28, immunoglobulinMonths: 3, immunoglobulinJeMonths: 1 },
    TEXT_2021,
    true,
  ),
  general('IM-06', { observationMinutes: 30 }, '预防接种工作流程：接种后留观 30 分钟', true),
  general(
    'IM-07',
    { lateAfterMonths: 1, repeatAfterDays: 28 },
    '家门口健康设计：程序没有写，过了可打的那天满 1 个月就提醒；打早的一剂隔 28 天再打',
    false,
  ),
  general('IM-08', { vaccines: OPTIONAL_VACCINES }, '各疫苗说明书，据两个公开接种程序的引文', true),
]

/**
 * The values in force on a day, and every version of the schedule. The programme is one for the whole country.
 *
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function immunizationRules(rules: readonly Rule[], on: LocalDate): ImmunizationRules {
  const inForce = <Code extends keyof GeneralImmunizationRules>(
    code: Code,
  ): GeneralImmunizationRules[Code] => {
    const found = ruleInForce(rules, '*', code, on < FROM ? localDate(FROM) : on)
    if (!found) throw new Error(`no version of ${code} is in force on ${on}`)
    return found.value as GeneralImmunizationRules[Code]
  }
  const programmes = rules
    .filter(({ code, region }) => code === 'IM-01' && region === '*')
    .map(({ value, validFrom, verified }) => versionOf(value as ImmunizationProgramme, validFrom, verified))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  if (programmes.length === 0) throw new Error('no version of IM-01')
  return {
    programmes,
    'IM-04': inForce('IM-04'),
    'IM-05': inForce('IM-05'),
    'IM-06': inForce('IM-06'),
    'IM-07': inForce('IM-07'),
    'IM-08': inForce('IM-08'),
  }
}

/** The version of a day; before the first one, the first: nobody's dose is lost for having been given earlier. */
export function programmeOn(
  { programmes }: Pick<ImmunizationRules, 'programmes'>,
  on: LocalDate,
): ProgrammeVersion {
  let found = programmes[0]
  for (const version of programmes) if (version.validFrom <= on) found = version
  return found as ProgrammeVersion
}

function versionOf(value: ImmunizationProgramme, validFrom: LocalDate, verified: boolean): ProgrammeVersion {
  const { doses, inactivatedOptions } = value
  return { ...value, validFrom, verified, printed: bySeries(doses), options: bySeries(inactivatedOptions) }
}

function bySeries(doses: readonly DoseRule[]): DosesOfSeries {
  return new Map(doses.map(({ series }) => [series, doses.filter((dose) => dose.series === series)]))
}

function programme(from: string, until: string | null, value: ImmunizationProgramme, source: string): Rule {
  return {
    region: '*',
    code: 'IM-01',
    validFrom: localDate(from),
    validTo: until === null ? null : localDate(until),
    value,
    source,
    verified: true,
  }
}

function general<Code extends keyof GeneralImmunizationRules>(
  code: Code,
  value: GeneralImmunizationRules[Code],
  source: string,
  verified: boolean,
): Rule {
  return { region: '*', code, validFrom: localDate(FROM), validTo: null, value, source, verified }
}
