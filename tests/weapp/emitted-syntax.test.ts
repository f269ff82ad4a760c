import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { expect, test } from 'vitest'

// Taro's minifier once quoted private fields: the build ended well, and no page ever opened. Parsing every file that a
// build wrote, without running it, is the cheapest test that sees this.
test.each(['dist/weapp', 'dist/h5'])('every script in %s is JavaScript', (folder) => {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  )
  expect(scripts.length).toBeGreaterThan(5)
  for (const script of scripts) {
    const code = readFileSync(path.join(folder, script), 'utf8')
    expect(() => new vm.Script(code, { filename: script }), script).not.toThrow()
  }
})

test('the phone gets no private fields, which WebViews of Android 7 do not know', () => {
  const scripts = readdirSync('dist/weapp', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  )
  for (const script of scripts) {
    expect(readFileSync(path.join('dist/weapp', script), 'utf8'), script).not.toMatch(/this\.#[a-z]/i)
  }
})
