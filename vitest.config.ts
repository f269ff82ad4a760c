import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, of each project the longest first: begun last, one of them would run on alone. */
const LONGEST = [
  'tests/e2e/accessibility.test.ts',
  'tests/start/start.test.ts',
  'tests/e2e/coverage-journey.test.ts',
  'tests/e2e/record-journey.test.ts',
  'tests/e2e/staff-morning.test.ts',
  'tests/e2e/booking-journey.test.ts',
  'tests/e2e/session-board.test.ts',
  'tests/e2e/opening-journey.test.ts',
  'tests/fault/kill-server.test.ts',
  'tests/e2e/signing.test.ts',
  'tests/e2e/referral-journey.test.ts',
  'tests/e2e/waitlist-journey.test.ts',
  'tests/e2e/console-rules.test.ts',
  'tests/security/fuzz.test.ts',
  'tests/security/bad-input.test.ts',
  'tests/security/access.test.ts',
  'tests/security/document-guessing.test.ts',
  'tests/integration/database/embedded-postgres.test.ts',
  'tests/integration/console/seed-morning.test.ts',
  'tests/integration/health-card/patient-add.test.ts',
  'tests/integration/health-card/guardianship.test.ts',
]

const FOLDER_SETUP = 'tests/support/server/folder-setup.ts'

/** Vitest takes a class here, and knows how long files took only where it kept its cache. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name))
      return found === -1 ? LONGEST.length : found
    }
    return [...(await super.sort(files))].sort((a, b) => place(a) - place(b))
  }
}

/**
 * Four projects, from the fastest to the slowest. `built` needs the weapp, H5 and server builds;
 * `tools/test.ts` makes them first.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'architecture',
          include: ['tests/{architecture,docs,glossary}.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'unit',
          include: [
            'domain/**/*.test.ts',
            'server/**/*.test.ts',
            'src/**/*.test.{ts,tsx}',
            'config/**/*.test.ts',
            'prisma/**/*.test.ts',
          ],
          // Pure functions leave nothing behind: a process of its own for each file would cost most of the time.
          isolate: false,
          // `npm test` runs them beside a build.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,security}/**/*.test.ts'],
          globalSetup: [FOLDER_SETUP, 'tests/support/database/postgres-setup.ts'],
          // Each file has a database of its own and the modules keep nothing: loading them anew took most files longer
          // than their tests.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Two wait for PostgreSQL and for clocks a quarter of the time, and three fill two cores.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/{weapp,e2e,start,fault}/**/*.test.ts'],
          globalSetup: [FOLDER_SETUP, 'tests/support/server/county-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Each file has a server, a database and ports of its own; two at once fill the two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
})
