import type { FollowUpRecord, FollowUpWay } from '#domain/follow-up/follow-up-record'
import { addMonths, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import { recordFollowUp } from '#server/features/follow-up/record-follow-up'
import type { SharedContext } from '#server/platform/context'
import { staffScope } from '#server/platform/scope/staff-scope'
import { hasFollowUps } from './contract-store'
import { demoId } from './demo-id'

interface DemoService {
  /** Key of the person. */
  readonly patient: string
  readonly on: LocalDate
  readonly way: FollowUpWay
  readonly record: FollowUpRecord
}

const NORMAL: Pick<FollowUpRecord, 'spokeWith' | 'abnormal' | 'nextOn'> = {
  spokeWith: 'family',
  abnormal: [],
  nextOn: null,
}

/** What the team did of what it promised, and not all of it: something is always still to come. */
function demoServices(today: LocalDate): readonly DemoService[] {
  return [
    {
      patient: 'zhou-yuman',
      on: addMonths(today, -4),
      way: 'home-visit',
      record: {
        ...NORMAL,
        form: 'child',
        topics: ['feeding'],
        words: '挑食，教了少量多样的办法，睡前不喝奶。',
      },
    },
    {
      patient: 'sun-guoqiang',
      on: addMonths(today, -8),
      way: 'home-visit',
      record: { ...NORMAL, form: 'elder', topics: [], words: '走路稳，家里浴室加了防滑垫。' },
    },
    {
      patient: 'sun-guoqiang',
      on: addMonths(today, -5),
      way: 'phone',
      record: { ...NORMAL, form: 'elder', topics: [], words: '最近没有不舒服，提醒秋天打流感疫苗。' },
    },
  ]
}

/** Written down by the doctor on those days, as any other; once. @returns how many were written */
export async function giveServices(ctx: SharedContext, doctorId: string): Promise<number> {
  const organizationId = demoId('organization', 'chengdong')
  const account = {
    id: doctorId,
    tokenId: doctorId,
    duties: [{ role: 'family-doctor', organizationId }],
    practitionerId: demoId('practitioner', 'he-jing'),
    secondFactorAt: null,
  } as const
  const staff = staffScope(account, ['family-doctor'])
  const services = demoServices(localDateOf(ctx.now()))
  return ctx.transaction(async (tx) => {
    if (await hasFollowUps(tx, demoId('care-team', 'he-jing'))) return 0
    for (const { patient, on, ...done } of services) {
      const at = instantAt(on, localTime('16:20'))
      const then = { ...ctx, tx, account, staff, requestId: 'demo', now: () => at }
      const patientId = demoId('patient', patient)
      await recordFollowUp(then, { ...done, patientId, doneOn: on, outcome: 'done' })
    }
    return services.length
  })
}
