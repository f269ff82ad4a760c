import * as fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTodaysSession } from '../support/rows/todays-session'
import {
  keepPicture,
  openChromium,
  openPhone,
  setPhoneTextScale,
  switchElderModeOn,
} from '../support/screen/chromium'
import { cutWords } from '../support/screen/cut-words'
import { type DemoPhone, demoPhone } from '../support/screen/demo-phone'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/screen/readable'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { pagePathsOf } from '../weapp/harness/app-json'
import type { Screen, ScreensOfOne } from './screen'
import { screensOfBooking } from './screens-of-booking'
import { freezeCard, screensOfCard, screensOfScanner, screensWithoutCard } from './screens-of-card'
import { screensOfCoverage, screensOfPaying, screensOfPlan } from './screens-of-coverage'
import { screensOfGrowth, screensOfMeasuring } from './screens-of-growth'
import {
  askHousehold,
  askIdentity,
  screensOfDelegate,
  screensOfHousehold,
  screensOfIdentity,
} from './screens-of-household'
import { screensOfApplicant, screensOfMyTeam } from './screens-of-my-team'
import { screensOfOpening, screensOfSharing, screensWhileShown, showTo } from './screens-of-opening'
import { screensOfChart, screensOfRecord } from './screens-of-record'
import { screensOfSigning } from './screens-of-signing'
import { screensOfGrid, screensOfTeamDay } from './screens-of-team-day'
import { screensOfVaccinating, screensOfVaccines } from './screens-of-vaccines'
import {
  letVisitBeMissed,
  letVisitDayRun,
  screensOfDesk,
  screensOfDoctor,
  screensOfMissed,
  screensOfVisit,
} from './screens-of-visit-day'

let server: TestServer
let browser: Browser
let everybody: readonly ScreensOfOne[]

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
  everybody = await screensOfEverybody()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/**
 * How the page is read: its mode, and the text size that the reader chose on the phone, which moves what stands there
 * and changes neither its colours nor its names.
 */
const WAYS = [
  { way: 'standard', elder: false, phoneScale: 1, looksFor: findingsOf },
  { way: 'elder', elder: true, phoneScale: 1, looksFor: findingsOf },
  { way: 'large', elder: false, phoneScale: 1.5, looksFor: misplacedOf },
] as const

/** A seat is held while one looks at them: tests/e2e/booking-journey.test.ts does. */
const ELSEWHERE = ['packages/appointment/pages/confirm/index', 'packages/appointment/pages/success/index']

test('no page of the mini-program is left out', () => {
  const pages = pagePathsOf(JSON.parse(fs.readFileSync('dist/weapp/app.json', 'utf8')))
  for (const { screens } of everybody)
    for (const { route } of screens) pages.delete(route.split('?')[0] ?? route)
  expect([...pages]).toEqual(ELSEWHERE)
})

test.each(WAYS)('every screen reads, names and fits: $way', async ({ way, elder, phoneScale, looksFor }) => {
  const findings: string[] = []
  for (const { phone, screens } of everybody) {
    const { page, errors } = await openPhone(browser, `${server.address}/#/pages/login/index`)
    if (phone) await page.evaluate((kept) => localStorage.setItem('session', kept), phone.session)
    if (phoneScale !== 1) await setPhoneTextScale(page, phoneScale)
    if (elder) await switchElderModeOn(page)
    else await page.reload()
    for (const { name, route, tap, shows } of tabsLast(screens)) {
      await page.goto(`${server.address}/#/${route}`)
      if (tap) await page.getByText(tap).locator('visible=true').last().click()
      if (!(await stands(page, shows))) findings.push(`${name}: does not show ${shows}`)
      const found = await settled(() => looksFor(page, elder ? 60 : 44), page)
      findings.push(...found.map((each) => `${name}: ${each}`))
      await keepPicture(page, `${way}-${name}`)
    }
    findings.push(...errors.map((error) => `thrown: ${error.message}`))
    await page.context().close()
  }
  expect(findings).toEqual([])
})

/** A tab that was shown stays in the document behind every later page, and each look at one of them read all. */
function tabsLast(screens: readonly Screen[]): readonly Screen[] {
  const isTab = ({ route }: Screen) => /^pages\/(?!login)/.test(route)
  return [...screens.filter((screen) => !isTab(screen)), ...screens.filter(isTab)]
}

/** What still rises is pale and beside its place for a moment: only what stays so is a finding. */
async function settled(look: () => Promise<string[]>, page: Page): Promise<string[]> {
  let found = await look()
  for (let looks = 0; looks < 5 && found.length > 0; looks++) {
    await page.waitForTimeout(300)
    found = await look()
  }
  return found
}

async function findingsOf(page: Page, targetPx: number): Promise<string[]> {
  return [...(await accessibilityProblems(page)), ...(await misplacedOf(page, targetPx))]
}

async function misplacedOf(page: Page, targetPx: number): Promise<string[]> {
  return [
    ...(await elementsOutside(page)),
    ...(await smallTargets(page, targetPx)),
    ...(await cutWords(page)),
  ]
}

/** A page lies beyond the edge until the router has put it in its place. @returns whether it shows these words */
async function stands(page: Page, words: string): Promise<boolean> {
  const shown = page.locator('.taro_page:visible').getByText(words).locator('visible=true')
  const isThere = await shown
    .first()
    .waitFor({ timeout: 15_000 })
    .then(
      () => true,
      () => false,
    )
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.taro_page')].every(
      (each) => each.getClientRects().length === 0 || each.getBoundingClientRect().left === 0,
    ),
  )
  return isThere
}

/** A day on which every screen has something to show. */
async function screensOfEverybody(): Promise<ScreensOfOne[]> {
  const session = await openTodaysSession(server.databaseUrl)
  const parent = await demoPhone(server, 'parent')
  const neighbour = await demoPhone(server, 'parent-2')
  const desk = await demoPhone(server, 'front-desk')
  const doctor = await demoPhone(server, 'family-doctor')
  const specialist = await demoPhone(server, 'specialist')
  const childId = await idOf(parent, '周予满')
  const newbornId = await idOf(parent, '周予禾')
  const inRoomId = await idOf(neighbour, '陈一诺')
  const day = await letVisitDayRun(session, desk, doctor, {
    seen: { phone: parent, patientId: newbornId },
    inRoom: { phone: neighbour, patientId: inRoomId },
    waiting: { phone: parent, patientId: childId },
  })
  const resident = await demoPhone(server, 'resident')
  const missedId = await letVisitBeMissed(resident, desk)
  const asked = await askHousehold(server, parent, neighbour, newbornId)
  const newcomer = await demoPhone(server, 'newborn-parent')
  const questionId = await askIdentity(newcomer, desk)
  const cards = { usedId: childId, frozenId: newbornId }
  await freezeCard(parent, cards)
  await showTo(specialist, neighbour, inRoomId)
  return [
    {
      phone: parent,
      screens: [
        ...(await screensOfBooking(parent, childId)),
        ...screensOfVisit(day),
        ...screensOfHousehold(asked, childId, newbornId),
        ...screensOfCard(cards),
        ...screensOfGrowth(childId),
        ...screensOfVaccines(childId),
        ...(await screensOfRecord(parent, childId)),
        ...screensOfSharing(newbornId),
        ...(await screensOfMyTeam(parent, childId)),
        ...screensOfSigning(),
        ...(await screensOfCoverage(parent, childId)),
      ],
    },
    { phone: resident, screens: [...screensOfDelegate(asked), ...screensOfMissed(missedId)] },
    { phone: newcomer, screens: screensWithoutCard() },
    {
      phone: desk,
      screens: [...screensOfDesk(session), ...screensOfIdentity(questionId), ...screensOfScanner()],
    },
    {
      phone: doctor,
      screens: [
        ...screensOfDoctor(day, session),
        ...screensOfVaccinating(inRoomId),
        ...screensOfMeasuring(inRoomId),
        ...(await screensOfChart(doctor, inRoomId)),
        ...(await screensOfTeamDay(doctor, parent, childId)),
      ],
    },
    { phone: await demoPhone(server, 'grid-worker'), screens: screensOfGrid() },
    { phone: specialist, screens: screensOfOpening(inRoomId) },
    {
      phone: neighbour,
      screens: [
        ...screensWhileShown(inRoomId),
        ...(await screensOfApplicant(neighbour, inRoomId)),
        ...(await screensOfPaying(neighbour, inRoomId)),
      ],
    },
    {
      phone: await demoPhone(server, 'health-bureau', 'asked'),
      screens: [
        { name: 'second-factor', route: 'packages/account/pages/second-factor/index', shows: '装一个验证器' },
      ],
    },
    {
      phone: null,
      screens: [
        { name: 'login', route: 'pages/login/index', shows: '同意' },
        { name: 'desk', route: 'packages/workday/pages/desk/index', shows: '在你的手机上' },
        { name: 'paper-check', route: 'packages/account/pages/paper-check/index', shows: '12 位验证码' },
        ...screensOfPlan(),
      ],
    },
  ]
}

async function idOf(phone: DemoPhone, name: string): Promise<string> {
  const { rows } = await phone.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error('the demonstration has lost somebody')
  return found.id
}
