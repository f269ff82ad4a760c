import { expect, test } from 'vitest'
import { tc3Authorization } from './tc3-signature'

/** The worked example of the provider's page "signature method v3"; its key really consists of asterisks. */
const example = {
  secretId: 'AKID********************************',
  secretKey: '********************************',
  service: 'cvm',
  host: 'cvm.tencentcloudapi.com',
  action: 'DescribeInstances',
  timestamp: 1551113065,
  payload: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
}

test('signs the documented example as documented', () => {
  expect(tc3Authorization(example)).toBe(
    'TC3-HMAC-SHA256 Credential=AKID********************************/2019-02-25/cvm/tc3_request, ' +
      'SignedHeaders=content-type;host;x-tc-action, ' +
      'Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  )
})

test.each([
  ['body', { payload: '{}' }],
  ['action', { action: 'SendSms' }],
  ['host', { host: 'sms.tencentcloudapi.com' }],
  ['second', { timestamp: example.timestamp + 1 }],
  ['key', { secretKey: 'another' }],
])('another %s has another signature', (_name, change) => {
  expect(tc3Authorization({ ...example, ...change })).not.toBe(tc3Authorization(example))
})
