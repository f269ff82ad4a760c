import { careTeamRules } from '#domain/care-team/care-team-rules'
import { chatGroupLife } from '#domain/care-team/chat-group-life'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { CronItem, Tasks } from '../../../platform/jobs'
import { listChatGroups } from './chat-group-store'

const REMIND_TASK = 'care-team:remind-chat-group'

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules'>

export function chatGroupTasks(needs: Needs): Tasks {
  return { [REMIND_TASK]: () => remindOfChatGroups(needs) }
}

/** Whoever leads a team whose picture lets nobody in any more is told once a picture (journeys E2 36). */
async function remindOfChatGroups({ db, transaction, notices, now: clock, rules }: Needs): Promise<void> {
  const now = clock()
  const today = localDateOf(now)
  const versions = await rules()
  for (const { teamId, region, updatedAt, leaderId } of await listChatGroups(db, today)) {
    const { isStale, updatedOn } = chatGroupLife(
      localDateOf(updatedAt),
      today,
      careTeamRules(versions, region, today),
    )
    if (!isStale) continue
    const told = { kind: 'team-chat-group-stale', to: { accountId: leaderId }, byAccountId: null } as const
    const onceKey = `team-chat-group-stale:${teamId}:${updatedAt.getTime()}`
    await transaction((tx) => notices.tell(tx, { ...told, facts: { updatedOn }, onceKey }, now))
  }
}

/** At half past eight in the morning in Shanghai, before the day's work. */
export const CHAT_GROUP_CRON: readonly CronItem[] = [
  { task: REMIND_TASK, match: '30 0 * * *', options: { backfillPeriod: 43_200_000 } },
]
