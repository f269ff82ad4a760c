import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import { type ImmunizationProgramme, PROGRAMMES } from './programme'

/** A version of the schedule with its days; `until` is the first day on which it no longer holds. */
export interface ProgrammeVersion extends ImmunizationProgramme {
  readonly validFrom: LocalDate
  readonly until: LocalDate | null
  readonly verified: boolean
}

/** What holds for every vaccine, by its rule's id. */
interface GeneralRules {
  /** Injected live vaccines on different days; live ones after immunoglobulin; inactivated JE after it. */
  readonly 'IM-05': {
    readonly liveIntervalDays: number
    readonly immunoglobulinMonths: number
    readonly immunoglobulinJeMonths: number
  }
  /** BCG: from when only after a negative skin test, from when never. */
  readonly 'IM-04': {
    readonly bcgTestFromMonths: number
    readonly bcgNeverFromMonths: number
    readonly groupAUntilMonths: number
    readonly dtFromMonths: number
    readonly dtUntilMonths: number
    readonly catchUpUntilMonths: number
    readonly hpvBornFrom: LocalDate
  }
  /** After a dose: minutes of observation. Before one: the check-up of the day. */
  readonly 'IM-06': { readonly observationMinutes: number }
  /** Months after which a dose that could be given is called late although no deadline is printed (design). */
  readonly 'IM-07': { readonly lateAfterMonths: number }
}

export interface ImmunizationRules extends GeneralRules {
  /** Oldest first. A dose that was given is judged by the version of its day, what is due by that of today. */
  readonly programmes: readonly ProgrammeVersion[]
}

const FROM = localDate('2021-03-01')
const TEXT_2021 = '国家免疫规划疫苗儿童免疫程序及说明（2021年版）；China CDC Weekly 的英文文本'
const TEXT_2026 = '国疾控卫免发〔2026〕16号 国家免疫规划疫苗儿童免疫程序及说明（2026年版），由公开转述录入'

/** What holds until operators write a later version. */
export const DEFAULT_IMMUNIZATION_RULES: readonly Rule[] = [
  programme('2021-03-01', '2025-01-01', PROGRAMMES['2021'], TEXT_2021),
  programme('2025-01-01', '2025-11-10', PROGRAMMES['2025-dtap'], '国疾控卫免发〔2024〕20号'),
  programme(
    '2025-11-10',
    '2026-06-17',
    PROGRAMMES['2025-hpv'],
    'HPV 疫苗纳入国家免疫规划，2025-11-10 起；各地开始日不同',
  ),
  programme('2026-06-17', null, PROGRAMMES['2026'], TEXT_2026),
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
    TEXT_2026,
    true,
  ),
  general(
    'IM-05',
    { liveIntervalDays: 28, immunoglobulinMonths: 3, immunoglobulinJeMonths: 1 },
    TEXT_2021,
    true,
  ),
  general('IM-06', { observationMinutes: 30 }, TEXT_2021, true),
  general('IM-07', { lateAfterMonths: 1 }, '家门口健康设计：没有写截止月龄的剂次，满月还没打就提醒', false),
]

/**
 * The values in force on a day, and every version of the schedule. The programme is one for the whole country.
 *
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function immunizationRules(rules: readonly Rule[], on: LocalDate): ImmunizationRules {
  const inForce = <Code extends keyof GeneralRules>(code: Code): GeneralRules[Code] => {
    const found = ruleInForce(rules, '*', code, on < FROM ? FROM : on)
    if (!found) throw new Error(`no version of ${code} is in force on ${on}`)
    return found.value as GeneralRules[Code]
  }
  const programmes = rules
    .filter(({ code, region }) => code === 'IM-01' && region === '*')
    .map(({ value, validFrom, validTo, verified }) => ({
      ...(value as ImmunizationProgramme),
      validFrom,
      until: validTo,
      verified,
    }))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return {
    programmes,
    'IM-04': inForce('IM-04'),
    'IM-05': inForce('IM-05'),
    'IM-06': inForce('IM-06'),
    'IM-07': inForce('IM-07'),
  }
}

/** The version of a day; before the first one, the first: nobody's dose is lost for having been given earlier. */
export function programmeOn({ programmes }: ImmunizationRules, on: LocalDate): ProgrammeVersion {
  const found = programmes.filter(({ validFrom }) => validFrom <= on).at(-1) ?? programmes[0]
  if (!found) throw new Error('no version of IM-01')
  return found
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

function general<Code extends keyof GeneralRules>(
  code: Code,
  value: GeneralRules[Code],
  source: string,
  verified: boolean,
): Rule {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified }
}
