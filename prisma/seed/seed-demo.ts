import { type DemoPersona, demoOpenid } from '#domain/account/demo-persona'
import { DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import { DAY_MS, localDateOf } from '#domain/kernel/time'
import { PUBLISHED_DAYS, publishSessions } from '#server/features/appointment/sessions/publish-sessions'
import { ensureAgreementText } from '#server/features/contract/offer/text-store'
import type { SharedContext } from '#server/platform/context'
import { createRuleTable, ensureDefaultRules } from '#server/platform/rule-table'
import { bookNeighbours } from './book-neighbours'
import { checkupRows } from './checkup-rows'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'
import { DEMO_REGION } from './demo-organizations'
import { staffRows } from './demo-staff'
import {
  certificationRows,
  organizationRows,
  practitionerRoleRows,
  practitionerRows,
  sessionTemplateRows,
} from './directory-rows'
import { accountRows, peopleRows } from './family-rows'
import { giveCards } from './give-cards'
import { giveClaims } from './give-claims'
import { giveContracts } from './give-contracts'
import { giveCoverages, OPEN_ALL_YEAR } from './give-coverages'
import { closeFund, giveFund } from './give-fund'
import { giveServices } from './give-services'
import { historyRows } from './history-rows'
import { insertHistory } from './history-store'
import { immunizationRows } from './immunization-rows'
import { playToday } from './live-morning'
import { measurementRows } from './measurement-rows'
import {
  findAccountIds,
  insertAccounts,
  insertCheckups,
  insertDirectory,
  insertImmunizations,
  insertMeasurements,
  insertPeople,
  insertStaff,
} from './store'
import { teamSeed } from './team-rows'
import { insertTeams } from './team-store'

/**
 * Fills the database with one fictional county: its institutions, practitioners, families, rules and three weeks of
 * sessions from today. Seeding again adds what is missing, such as the sessions of the days that have come since;
 * it changes and doubles nothing, so bookings stay.
 *
 * @throws Error where the county is not on show, so in production always
 */
export async function seedDemo(ctx: SharedContext): Promise<void> {
  if (!ctx.isDemonstration) throw new Error('demo data is only for a demonstration, never for production')
  const now = ctx.now()
  const today = localDateOf(now)

  const countyRules = DEFAULT_BOOKING_RULES.map((rule) => ({ ...rule, region: DEMO_REGION }))
  await ensureDefaultRules(ctx.db, [...countyRules, OPEN_ALL_YEAR])
  const directory = await ctx.transaction((tx) =>
    insertDirectory(tx, {
      organizations: organizationRows(),
      practitioners: practitionerRows(),
      certifications: certificationRows(today),
      roles: practitionerRoleRows(today),
      templates: sessionTemplateRows(today),
    }),
  )
  const { accountIds, ...people } = await ctx.transaction(async (tx) => {
    const accounts = accountRows(ctx.fieldCrypto, now)
    const account = await insertAccounts(tx, accounts)
    const openids = accounts.flatMap(({ openid }) => openid ?? [])
    const ids = await findAccountIds(tx, openids)
    const household = await insertPeople(tx, peopleRows(ctx.fieldCrypto, now, ids))
    return {
      accountIds: ids,
      account,
      ...household,
      health_card: await giveCards(tx, { fieldCrypto: ctx.fieldCrypto, now }),
      ...(await insertStaff(tx, staffRows(ctx.fieldCrypto, now, ids))),
    }
  })

  // The table of the requests may have been read a moment before the county's rules were written.
  const rules = createRuleTable(ctx.db)
  const session = await publishSessions({
    db: ctx.db,
    rules: await rules(),
    now,
    horizonDays: PUBLISHED_DAYS,
    shownSince: new Date(now.getTime() - PUBLISHED_DAYS * DAY_MS),
  })
  const accountOf = (persona: DemoPersona) =>
    accountIds.get(demoOpenid(persona)) ?? demoId('account', persona)
  const by = { nurseId: accountOf('nurse'), parentId: accountOf('parent') }
  const record = await ctx.transaction(async (tx) => ({
    ...(await insertCheckups(tx, checkupRows(ctx.fieldCrypto, now, by.nurseId))),
    ...(await insertImmunizations(tx, immunizationRows(now, by))),
    home_measurement: await insertMeasurements(tx, measurementRows(ctx.fieldCrypto, now, accountOf)),
  }))
  const staff = { frontDeskId: accountOf('front-desk'), doctorId: accountOf('family-doctor') }
  const familyOf = (patient: string) => familyAccount(patient, accountOf)
  const history = await ctx.transaction((tx) =>
    insertHistory(tx, historyRows(ctx.fieldCrypto, now, { doctorId: staff.doctorId, familyOf })),
  )
  const signing = await ctx.transaction((tx) => insertTeams(tx, teamSeed(now, accountOf)))
  await ensureAgreementText(ctx.db)
  const contracts = await giveContracts({ ...ctx, rules }, { familyOf, doctorId: staff.doctorId })
  const services = await giveServices({ ...ctx, rules }, staff.doctorId)
  const fund = await giveFund(ctx, accountOf('fund-custodian'))
  const coverages = await giveCoverages({ ...ctx, rules }, familyOf)
  const claims = await giveClaims({ ...ctx, rules }, { familyOf, accountOf, doctorId: staff.doctorId })
  // Whoever writes into days that lie back closes them afterwards.
  if (claims) await closeFund(ctx)
  const seen = await playToday({ ...ctx, rules }, staff)
  const appointment = seen + (await bookNeighbours({ ...ctx, rules }))
  ctx.log.info(
    {
      added: {
        ...directory,
        ...people,
        ...record,
        ...history,
        ...signing,
        ...contracts,
        ...fund,
        ...coverages,
        ...claims,
        follow_up: services,
        session,
        appointment,
      },
    },
    'the demo county is ready',
  )
}

/** The account that acts for somebody of the demo. */
function familyAccount(patient: string, accountOf: (persona: DemoPersona) => string): string {
  const family = DEMO_FAMILIES.find(({ people }) => people.some(({ key }) => key === patient))
  if (!family) throw new Error(`nobody of the demonstration is ${patient}`)
  return family.persona ? accountOf(family.persona) : demoId('account', family.key)
}
