#!/usr/bin/env node
// Prisma's command line, with the schema engine that npm installed instead of one it would download. Everything
// after the file's name goes to Prisma: `node prisma/tools/prisma.mjs generate`.
import childProcess from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const engine = fileURLToPath(new URL('schema-engine.mjs', import.meta.url))
process.env.PRISMA_SCHEMA_ENGINE_BINARY = engine
// No update notice and no usage report: nothing here may need a network.
process.env.PRISMA_HIDE_UPDATE_MESSAGE = '1'
process.env.CHECKPOINT_DISABLE = '1'

// Windows cannot execute a script, and a checkout may lose the executable bit: give the engine to this Node instead.
const { spawn } = childProcess
childProcess.spawn = (command, args, options) =>
  path.resolve(command) === engine
    ? spawn(process.execPath, [engine, ...args], options)
    : spawn(command, args, options)

const require = createRequire(import.meta.url)
const manifest = require.resolve('prisma/package.json')
require(path.join(path.dirname(manifest), require(manifest).bin.prisma))
