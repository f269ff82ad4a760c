import { describe, expect, test } from 'vitest'
import { startFailure } from './start-failure'

const LOCAL = { host: '127.0.0.1', dataDir: '/srv/county' }
const OUTSIDE = { ...LOCAL, databaseUrl: 'postgresql://owner:hush@db.example:5432/county' }
const failed = (fields: object, message = 'its own words') => Object.assign(new Error(message), fields)

describe('which setting a server that did not start is about', () => {
  test.each([
    [{ code: 'EADDRINUSE', syscall: 'listen', port: 3000 }, LOCAL, 'PORT 3000 is taken'],
    [{ code: 'EACCES', syscall: 'listen', port: 80 }, LOCAL, 'PORT 80 is not for this user'],
    [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, { ...LOCAL, host: '10.9.9.9' }, 'HOST 10.9.9.9 is no'],
    [
      { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'no.example' },
      { ...OUTSIDE, host: 'no.example' },
      'HOST no.example is no address',
    ],
    [{ code: 'EACCES', path: '/srv' }, LOCAL, 'DATA_DIR /srv/county cannot be used (EACCES)'],
    [{ code: 'ENOSPC', path: '/srv/county/field-keys.json' }, LOCAL, 'DATA_DIR /srv/county'],
    [{ code: '28P01' }, OUTSIDE, 'The PostgreSQL of DATABASE_URL refuses the user or the password'],
    [{ code: '3D000' }, OUTSIDE, 'has no such database'],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'db.example' }, OUTSIDE, 'Nobody answers'],
    [
      { code: '28P01' },
      { ...OUTSIDE, directDatabaseUrl: 'postgresql://owner:hush@past:5432/county' },
      'DATABASE_URL or DIRECT_DATABASE_URL',
    ],
  ])('%j', (fields, settings, sentence) => {
    const said = startFailure(failed(fields), settings)
    expect(said).toContain(sentence)
    expect(said).not.toMatch(/hush|db\.example/)
  })

  test('a host of two addresses that both refuse, of which Node.js says nothing but the code', () => {
    const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
    expect(startFailure(error, OUTSIDE)).toContain('Nobody answers at the host and port of DATABASE_URL')
  })

  test('a host that swallows what it is sent', () => {
    expect(startFailure(failed({}, 'timeout expired'), OUTSIDE)).toContain('(timeout expired)')
  })

  test('what no setting explains is told in its own words, and never in none', () => {
    expect(startFailure(failed({ code: 'ENOENT', path: '/usr/bin/postgres' }), LOCAL)).toBe('its own words')
    expect(startFailure(failed({ code: 'ECONNREFUSED' }), LOCAL)).toBe('its own words')
    expect(startFailure(failed({ code: 'EPROTO' }, ''), LOCAL)).toBe('It did not start (EPROTO).')
  })
})
