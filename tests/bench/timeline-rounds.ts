import { checkupPlan } from '#domain/checkup/checkup-plan'
import { type CheckupRules, checkupRules, DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { assessGrowth } from '#domain/growth/assess-growth'
import { growthAdvice } from '#domain/growth/growth-advice'
import { judgedAge } from '#domain/growth/growth-age'
import { DEFAULT_GROWTH_RULES, growthRules } from '#domain/growth/growth-rules'
import { type GrowthStandard, growthStandard } from '#domain/growth/growth-standard'
import { immunizationPlan } from '#domain/immunization/immunization-plan'
import {
  DEFAULT_IMMUNIZATION_RULES,
  type ImmunizationRules,
  immunizationRules,
} from '#domain/immunization/immunization-rules'
import type { Sex } from '#domain/kernel/sex'
import { addMonths, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Figures } from './card-rounds'
import { type TimelineChild, timelineChildren } from './timeline-children'

const CHILDREN = 10_000
const ROUNDS = 3
const CHECKUPS = 13

interface Rules {
  readonly today: LocalDate
  readonly standard: Readonly<Record<Sex, GrowthStandard>>
  readonly immunization: ImmunizationRules
  readonly checkup: CheckupRules
}

/**
 * The whole timelines of a county's children on one core: every measurement judged, every dose and every check-up
 * planned. The median round speaks; a child with fewer judgements than measures or without its plans is a failure.
 */
export async function timelines(): Promise<Figures> {
  const today = localDateOf(new Date())
  const growth = growthRules(DEFAULT_GROWTH_RULES, today)
  const rules: Rules = {
    today,
    standard: { male: growthStandard(growth, 'male'), female: growthStandard(growth, 'female') },
    immunization: immunizationRules(DEFAULT_IMMUNIZATION_RULES, today),
    checkup: checkupRules(DEFAULT_CHECKUP_RULES, today),
  }
  const children = timelineChildren(CHILDREN, growth, today)
  children.slice(0, 200).forEach((child) => timeline(child, rules))
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now()
    const failures = children.filter((child) => !isWhole(child, timeline(child, rules))).length
    return { seconds: (performance.now() - startedAt) / 1_000, failures }
  }).sort((a, b) => a.seconds - b.seconds)
  const { seconds = Number.NaN } = rounds[Math.floor(ROUNDS / 2)] ?? {}
  return {
    children: CHILDREN,
    seconds: Number(seconds.toFixed(3)),
    timeline_per_s: Math.round(CHILDREN / seconds),
    failures: Math.max(...rounds.map(({ failures }) => failures)),
  }
}

function timeline(child: TimelineChild, { today, standard: bySex, immunization, checkup }: Rules) {
  const standard = bySex[child.sex]
  const points = child.measured.map(({ on, source, values }) => {
    const { months } = judgedAge(child, on, standard.correctedUntilMonths)
    return { on, source, months, assessment: assessGrowth(months, values, standard) }
  })
  return {
    points,
    advice: growthAdvice(points, {
      isOverSeven: addMonths(child.birthDate, standard.endsAtMonths) <= today,
      gapMonths: standard.gapMonths,
    }),
    doses: immunizationPlan(child.immunization, immunization, today),
    checkups: checkupPlan(child.checkup, checkup, today),
  }
}

/** Weight and stature are judged wherever the standard has a row of the age. */
function isWhole(child: TimelineChild, { points, doses, checkups }: ReturnType<typeof timeline>): boolean {
  const { given } = child.immunization
  return (
    points.every(({ months, assessment }) => months === null || assessment.weight !== null) &&
    doses.length >= given.length &&
    checkups.length === CHECKUPS &&
    checkups.filter(({ state }) => state === 'DONE').length === child.checkup.done.length
  )
}
