import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the operators’ desk is no part of the mini-program', () => {
  const app = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as { subPackages: { root: string }[] }
  expect(app.subPackages.map(({ root }) => root)).toContain('packages/workday')
  expect(app.subPackages.map(({ root }) => root)).not.toContain('packages/console')
  expect(existsSync('dist/weapp/packages/console')).toBe(false)
  expect(readFileSync('dist/weapp/common.js', 'utf8')).not.toContain('console__side')
})
