import { expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { certificateNumber } from './certificate-number'

it('names the plan, its year and a number', () => {
  expect(certificateNumber('YX', localDate('2026-09-01'), 318)).toBe('YX26-000318')
  expect(certificateNumber('YX', localDate('2026-09-01'), 1_000_001)).toBe('YX26-1000001')
})
