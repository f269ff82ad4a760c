import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './tests/support/slowest-first'

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
          include: ['tests/{architecture,glossary}.test.ts'],
          testTimeout: 120_000,
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
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,security}/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/{weapp,e2e,start,fault}/**/*.test.ts'],
          globalSetup: ['tests/support/county-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
