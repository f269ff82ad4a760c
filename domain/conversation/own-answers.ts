/** What a conversation says by itself after a message of the family. */
export type OwnAnswer = 'emergency' | 'off-duty'

interface Moment {
  readonly readsLikeEmergency: boolean
  /** It did before, and nobody of the team has looked since: the words stand there already. */
  readonly isUrgent: boolean
  readonly offDutySince: Date | null
  /** When this conversation was last told that the team is off duty. */
  readonly lastOffDutyAt: Date | null
}

/** 120 first, and the off-duty answer once for each closed spell (journeys E2 38, 39). */
export function ownAnswers(moment: Moment): readonly OwnAnswer[] {
  const { readsLikeEmergency, isUrgent, offDutySince, lastOffDutyAt } = moment
  const answers: OwnAnswer[] = []
  if (readsLikeEmergency && !isUrgent) answers.push('emergency')
  if (offDutySince && (!lastOffDutyAt || lastOffDutyAt < offDutySince)) answers.push('off-duty')
  return answers
}
