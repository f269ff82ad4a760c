import { randomUUID } from 'node:crypto'
import { conversationTasks } from '#server/features/conversation/jobs'
import { newTeam, signContract } from '../rows/conversation-rows'
import { type MessageHarness, startMessages } from './message-harness'
import { type Caller, newKey, type TestApp } from './test-app'
import type { StaffActor } from './test-context'

export interface ConversationRoom {
  readonly app: TestApp
  /** Sets the clock, forwards or back. */
  readonly goTo: (iso: string) => void
  readonly simulator: MessageHarness['simulator']
  readonly teamId: string
  readonly organizationId: string
  readonly doctor: TeamMember
  readonly nurse: TeamMember
  /** A child of five with one guardian, both known to WeChat, signed with the team, its conversation open. */
  readonly family: () => Promise<SignedFamily>
  /** Another doctor, of another team. */
  readonly stranger: TeamMember
  readonly runTask: (task: string, payload?: unknown) => Promise<void>
  /** What waits in the queue of a task. */
  readonly waiting: (task: string) => Promise<readonly unknown[]>
  readonly close: () => Promise<void>
}

export interface TeamMember {
  readonly accountId: string
  readonly practitionerId: string
  readonly staff: StaffActor
  readonly caller: Caller
}

export interface SignedFamily {
  readonly accountId: string
  readonly childId: string
  readonly caller: Caller
  readonly contractId: string
  readonly conversationId: string
}

/** A team and its families, with WeChat at the other end of the line. */
export async function openConversationRoom(now: string): Promise<ConversationRoom> {
  const harness = await startMessages(now)
  const { app, simulator } = harness
  const organizationId = await app.newOrganization()
  const doctor = await newMember(app, organizationId)
  const nurse = await newMember(app, organizationId)
  const stranger = await newMember(app, organizationId)
  const practitionerIds = [doctor.practitionerId, nurse.practitionerId]
  const { teamId } = await newTeam(app, { organizationId, practitionerIds })
  await newTeam(app, { organizationId, practitionerIds: [stranger.practitionerId] })
  const tasks = conversationTasks(app.context(null))
  return {
    app,
    goTo: (iso) => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime()),
    simulator,
    teamId,
    organizationId,
    doctor,
    nurse,
    stranger,
    async family() {
      const { accountId, childId: patientId, caller } = await harness.newWechatFamily()
      const contractId = await signContract(app, { patientId, teamId, accountId })
      const { id } = await caller.conversation.open({ patientId, idempotencyKey: newKey() })
      return { accountId, childId: patientId, caller, contractId, conversationId: id }
    },
    runTask: async (task, payload) => tasks[task]?.(payload),
    async waiting(task) {
      const { rows } = await app.database.pool.query<{ payload: unknown }>(
        `SELECT job.payload FROM graphile_worker._private_jobs AS job
         JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
         WHERE task.identifier = $1 ORDER BY job.id`,
        [task],
      )
      return rows.map(({ payload }) => payload)
    },
    close: harness.close,
  }
}

async function newMember(app: TestApp, organizationId: string): Promise<TeamMember> {
  const practitionerId = await app.newPractitioner()
  const { accountId, staff, caller } = await app.newStaff('family-doctor', organizationId, practitionerId)
  await app.database.db.account.update({ where: { id: accountId }, data: { openid: `o-${randomUUID()}` } })
  return { accountId, practitionerId, staff, caller }
}
