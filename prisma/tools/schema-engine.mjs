#!/usr/bin/env node
// Prisma's command line starts a native schema engine, which it downloads, and speaks JSON-RPC with it: one
// message a line over standard input and output. This is the same engine as WebAssembly from npm, with the same
// manners. `prisma.mjs` puts it in its place.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { connectionOf, schemaEngineAdapter } from './schema-engine-adapter.mjs'

/** The JSON-RPC error code that Prisma reads as "the engine's own error, see data". */
const ENGINE_ERROR = 4466
/** Methods whose names differ between the two builds of the engine. */
const WASM_NAMES = { getDatabaseVersion: 'version' }

const options = parseArguments(process.argv.slice(2))
const databaseUrl = options.datasource.url ?? process.env.DATABASE_URL
let panicMessage = null
let answering = null

if (options.version) console.log('schema-engine-cli wasm')
else if (options.command) await runCommand(options.command)
else serve()

/** `--datamodels FILE`… `--datasource JSON` and, for one-shot commands, `cli COMMAND`; other options take a value too. */
function parseArguments(args) {
  const parsed = { datamodels: [], datasource: {}, command: null, version: args.includes('--version') }
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--datamodels') parsed.datamodels.push([args[++i], readFileSync(args[i], 'utf8')])
    else if (args[i] === '--datasource') parsed.datasource = JSON.parse(args[++i])
    else if (args[i] === 'cli') parsed.command = args[++i]
  }
  return parsed
}

function serve() {
  // A WebAssembly trap escapes its promise. It must be answered, or Prisma may believe that all went well.
  process.on('uncaughtException', (error) => {
    if (answering !== null) send({ id: answering, error: describe(error) })
    setTimeout(() => process.exit(1), 200)
  })
  let previous = Promise.resolve()
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    previous = previous.then(() => answer(line))
  })
  lines.on('close', () => previous.then(() => process.exit(0)))
}

async function answer(line) {
  if (!line.trim()) return
  const { id, method, params } = JSON.parse(line)
  if (!method) return // Prisma's reply to our own `print`
  answering = id
  try {
    send({ id, result: await call(method, params) })
  } catch (error) {
    send({ id, error: describe(error) })
  }
  answering = null
}

async function call(method, params) {
  if (method === 'createDatabase') {
    await onServer((name) => `CREATE DATABASE ${name}`)
    return { databaseName: connectionOf(databaseUrl).database }
  }
  const engine = await startEngine()
  const name = WASM_NAMES[method] ?? method
  if (typeof engine[name] !== 'function') throw new Error(`the schema engine has no ${method}`)
  const result = await engine[name](params)
  if (method !== 'diff') return result ?? null

  // The native engine hands a diff's text over through a call of its own.
  if (result.stdout) send({ id: 0, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } })
  return { exitCode: result.exitCode, stdout: null }
}

let startedEngine
function startEngine() {
  startedEngine ??= instantiateEngine()
  return startedEngine
}

async function instantiateEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      panicMessage = message
    },
  }
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = readFileSync(path.join(path.dirname(script), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings.SchemaEngine.new(
    { datamodels: options.datamodels.length > 0 ? options.datamodels : undefined },
    (message) => process.env.DEBUG && process.stderr.write(`${message}\n`),
    bindMigrationAwareSqlAdapterFactory(schemaEngineAdapter(databaseUrl)),
  )
}

/** The one-shot commands. Their result is the exit code and one line of JSON on standard error. */
async function runCommand(command) {
  try {
    if (command === 'can-connect-to-database')
      await onServer(() => 'SELECT 1', connectionOf(databaseUrl).database)
    else if (command === 'create-database') await onServer((name) => `CREATE DATABASE ${name}`)
    else if (command === 'drop-database')
      await onServer((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    else throw new Error(`unknown command ${command}`)
    report('INFO', { message: 'ok' })
  } catch (error) {
    const codes = { '3D000': 'P1003', '28P01': 'P1000' }
    report('ERROR', {
      error_code: codes[error.code] ?? 'P1001',
      message: error.message || error.code,
      is_panic: false,
    })
    process.exitCode = 1
  }
}

/** Runs one statement about our database while connected to another of the same server. */
async function onServer(statementFor, database = 'postgres') {
  const connection = connectionOf(databaseUrl)
  const client = new pg.Client({ ...connection, database })
  await client.connect()
  try {
    await client.query(statementFor(pg.escapeIdentifier(connection.database)))
  } finally {
    await client.end()
  }
}

function describe(error) {
  const message = panicMessage ? `schema engine panic: ${panicMessage}` : (error?.message ?? String(error))
  const data = { is_panic: false, message, error_code: error?.code ?? null, meta: error?.meta ?? null }
  return { code: ENGINE_ERROR, message: 'An error happened. Check the data field for details.', data }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function report(level, fields) {
  process.stderr.write(`\n${JSON.stringify({ level, target: 'schema_engine::logger', fields })}\n`)
}
