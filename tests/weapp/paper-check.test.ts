import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoId } from '../../prisma/seed/demo-id'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

const CHILD = demoId('patient', 'zhou-yuman')

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

const shows = (words: string) => weapp.until(() => weapp.text().includes(words))

/** Whoever was handed a paper: they have never logged in. */
async function checkPaper(code: string): Promise<void> {
  weapp = openWeapp('dist/weapp', { serverAddress: server.address })
  weapp.program.launch('/pages/me/index')
  weapp.tap(await weapp.until(() => weapp.byText('核对协议、证书')))
  await shows('还差 12 位验证码')
  weapp.write(await weapp.until(() => weapp.byLabel('验证码')), code)
  await weapp.until(() => weapp.text().endsWith('核对'))
  weapp.tap(weapp.byText('核对'))
}

/** The codes on the child's papers, as the family reads them. */
async function codesOfFamily(): Promise<{ contract: string; certificate: string }> {
  const parent = await demoPhone(server, 'parent')
  type Rows = { rows: { id: string; patientId: string }[] }
  const of = ({ rows }: Rows) => rows.find(({ patientId }) => patientId === CHILD)?.id
  const contractId = of(await parent.call<Rows>('contract.list', {}))
  const coverageId = of(await parent.call<Rows>('coverage.list', {}))
  type Coded = { verificationCode: string }
  const contract = await parent.call<Coded>('contract.get', { id: contractId })
  const certificate = await parent.call<Coded>('coverage.get', { id: coverageId })
  return { contract: contract.verificationCode, certificate: certificate.verificationCode }
}

test('a signed agreement and a certificate are found by the code that is printed on them', async () => {
  const codes = await codesOfFamily()
  await checkPaper(codes.contract.toLowerCase().replaceAll('-', ''))
  await shows('签约协议')
  await shows('周*满')
  await shows('何静')
  weapp.close()
  await checkPaper(codes.certificate)
  await shows('参加证书')
  await shows('周*满')
})

test('a code that stands on no paper is said to, with what to look at again', async () => {
  await checkPaper('ABCD-2345-WXYZ')
  await shows('没有这个码')
})
