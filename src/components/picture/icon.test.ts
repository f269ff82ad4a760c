import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { iconDataUrl } from '../../../config/inline-icons'
import { iconNames } from './icon-names'

const folder = path.join(import.meta.dirname, 'icons')
const styles = readFileSync(path.join(import.meta.dirname, 'icon.scss'), 'utf8')

test('every drawing has a name and a style, and every name a drawing', () => {
  const drawn = readdirSync(folder).map((file) => path.basename(file, '.svg'))
  expect([...iconNames].sort()).toEqual(drawn.sort())
  const listed = /\$icons:([^;]+);/.exec(styles)?.[1]?.trim().split(/\s+/)
  expect(listed?.sort()).toEqual(drawn)
})

test.each(iconNames)('%s is at most 600 bytes as a data URL (design guide §6)', (name) => {
  const svg = readFileSync(path.join(folder, `${name}.svg`), 'utf8')
  expect(iconDataUrl(svg, '').length).toBeLessThanOrEqual(600)
})

test('a small icon is drawn bolder, a selected tab keeps only its ground', () => {
  const door = readFileSync(path.join(folder, 'door.svg'), 'utf8')
  expect(decodeURIComponent(iconDataUrl(door, 'bold'))).toContain("stroke-width='2.25'")
  const ground = decodeURIComponent(iconDataUrl(door, 'ground'))
  expect(ground.match(/<path/g)).toHaveLength(1)
  expect(ground).toContain("fill='#000'")
})
