import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { beforeAll, describe, expect, it } from 'vitest'
import { ACCESS } from './security/access-table'

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration
const root = path.resolve(import.meta.dirname, '..')
let result: ICruiseResult

beforeAll(async () => {
  const { forbidden, options } = config
  const cruised = await cruise(
    ['domain', 'server', 'src', 'prisma'],
    { ...options, baseDir: root, ruleSet: { forbidden }, validate: true },
    {},
    { tsConfig: extractTsConfig(path.join(root, 'tsconfig.json')) },
  )
  result = cruised.output as ICruiseResult
})

describe('who may import whom', () => {
  it('sees the whole house: a rule over modules that were not read would pass in silence', () => {
    const seen = (room: string) => result.modules.filter((module) => module.source.startsWith(room)).length
    expect(seen('domain/')).toBeGreaterThan(40)
    expect(seen('server/')).toBeGreaterThan(60)
    expect(seen('src/')).toBeGreaterThan(60)
    const imports = result.modules.flatMap((module) => module.dependencies)
    expect(imports.filter((each) => each.resolved.startsWith('domain/')).length).toBeGreaterThan(100)
  })

  it('finds nothing that the rule forbids', () => {
    const broken = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    expect(broken).toEqual([])
  })
})

describe('what only some files may do', () => {
  it('reads the environment in one server file only', () => {
    const readers = sources('server')
      .filter((file) => !file.endsWith('.test.ts') && /process\.env\b/.test(read(file)))
      .filter((file) => file !== 'server/main.ts')
    expect(readers).toEqual([])
  })

  it('proves that an account may act for a patient in one policy only', () => {
    const provers = sources('server').filter((file) => /\bprovenPatientScope\b/.test(read(file)))
    expect(provers.sort()).toEqual([
      'server/features/patient/policy.ts',
      'server/platform/scope/patient-scope.ts',
    ])
  })

  it('opens a record to staff in one file only, where the look is written down', () => {
    const provers = sources('server').filter((file) => /\bprovenChartScope\b/.test(read(file)))
    expect(provers.sort()).toEqual([
      'server/features/record/chart-access.ts',
      'server/platform/scope/chart-scope.ts',
    ])
  })

  it('proves that somebody belongs to a team in one file only', () => {
    const provers = sources('server').filter((file) => /\bprovenTeamScope\b/.test(read(file)))
    expect(provers.sort()).toEqual([
      'server/features/care-team/team-access.ts',
      'server/platform/scope/team-scope.ts',
    ])
  })

  it('proves that somebody stands before staff in one file only', () => {
    const provers = sources('server').filter((file) => /\bprovenPresentScope\b/.test(read(file)))
    expect(provers.sort()).toEqual([
      'server/features/health-card/present-access.ts',
      'server/platform/scope/present-scope.ts',
    ])
  })

  it('proves that staff know whom they book for in one file only', () => {
    const provers = sources('server').filter((file) => /\bprovenCounterScope\b/.test(read(file)))
    expect(provers.sort()).toEqual([
      'server/features/health-card/present-access.ts',
      'server/platform/scope/counter-scope.ts',
    ])
  })

  it('reads no clock in the domain', () => {
    const readers = sources('domain').filter(
      (file) => !file.endsWith('.test.ts') && /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(read(file)),
    )
    expect(readers).toEqual([])
  })

  it('has no pile: no barrel, helper, util, service or types file', () => {
    const piles = ['domain', 'server', 'src']
      .flatMap(sources)
      .filter((file) => /(^|\/)(utils?|helpers?|services?|types|common|misc)(\/|\.tsx?$)/.test(file))
    expect(piles).toEqual([])
    const barrels = ['domain', 'server'].flatMap(sources).filter((file) => file.endsWith('/index.ts'))
    expect(barrels).toEqual([])
  })

  it('keeps files within 300 lines', () => {
    const long = ['domain', 'server', 'src', 'tools', 'config', 'prisma']
      .flatMap(sources)
      .filter((file) => read(file).split('\n').length > 301)
    expect(long).toEqual([])
  })
})

/** What no screen asks for, each with its reason: what the server promises and nobody can reach is as good as missing. */
const CALLED_BY_NO_SCREEN: Readonly<Record<string, string>> = {
  'chart.addPrescription': 'prescriptions are written with the visit that they belong to',
  'contract.renew': 'a next year is signed on the same screens as the first, which send contract.submit',
  'healthCard.get': 'healthCard.wallet answers the cards of the whole household at once',
}

describe('what the server promises', () => {
  const screens = sources('src')
    .filter((file) => !file.endsWith('.test.ts'))
    .map(read)
  /** By its whole name, or by its last word in a file that chooses between two routers: family or staff. */
  const isCalled = (name: string) => {
    const [router = '', procedure = ''] = name.split('.')
    const whole = new RegExp(`\\.${router}\\s*\\.\\s*${procedure}\\b`)
    const chosen = new RegExp(`client\\.${router}\\b(?!\\s*\\.)`)
    const last = new RegExp(`\\.${procedure}\\b`)
    return screens.some((text) => whole.test(text) || (chosen.test(text) && last.test(text)))
  }

  it('is called by a screen, or says why not', () => {
    const procedures = Object.keys(ACCESS)
    expect(procedures.length).toBeGreaterThan(300)
    expect(isCalled('payment.nothing')).toBe(false)
    const unreached = procedures.filter((name) => !isCalled(name))
    expect(unreached.sort()).toEqual(Object.keys(CALLED_BY_NO_SCREEN))
  })
})

function sources(room: string): string[] {
  return readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('server/generated/'))
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
