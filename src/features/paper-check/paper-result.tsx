import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import { worthOf } from './paper-words'
import type { Certificate, CheckedPaper, ContractCopy } from './use-paper-check'

/** What is kept of the paper with this code, to be held beside it line by line. */
export function PaperResult({ paper: { contract, certificate } }: { paper: CheckedPaper }) {
  if (!contract && !certificate) {
    return (
      <Note tone="wait" announced>
        没有这个码。对着纸再看一遍：码里没有数字 0、1，也没有字母 O、I。还是没有，这张纸就不是这里出的。
      </Note>
    )
  }
  return (
    <>
      <Note tone="ok" announced>
        查到了。下面几行和纸上的都一样，才是同一份。
      </Note>
      {contract && <ContractFacts copy={contract} />}
      {certificate && <CertificateFacts certificate={certificate} />}
    </>
  )
}

function ContractFacts({ copy }: { copy: ContractCopy }) {
  const today = localDateOf(serverNow())
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-h2">签约协议</Text>
        <Tag {...worthOf({ ...copy, startsOn: null }, today)} />
      </View>
      <Line name="居民" value={copy.patientMasked} />
      <Line name="团队" value={copy.teamName} />
      <Line name="签的日子" value={copy.signedOn && dateInWords(copy.signedOn, today)} />
      <Line name="最后一天" value={copy.endsOn && dateInWords(copy.endsOn, today)} />
      <View className="mt2">
        <View className="t-2">协议全文的国密 SM3 摘要</View>
        <View className="t-cap t-digits">{copy.hash?.replace(/.{8}(?=.)/g, '$& ')}</View>
      </View>
    </Card>
  )
}

function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const today = localDateOf(serverNow())
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-h2">参加证书</Text>
        <Tag {...worthOf(certificate, today)} />
      </View>
      <Line name="孩子" value={certificate.patientMasked} />
      <Line name="计划" value={certificate.planName} />
      <Line name="证书号" value={certificate.certificateNumber} />
      <Line name="第一天" value={certificate.startsOn && dateInWords(certificate.startsOn, today)} />
      <Line name="最后一天" value={certificate.endsOn && dateInWords(certificate.endsOn, today)} />
    </Card>
  )
}

function Line({ name, value }: { name: string; value: string | null }) {
  return (
    <View className="line line--between line--wrap mt2">
      <Text className="t-2">{name}</Text>
      <Text className="t-digits">{value ?? ''}</Text>
    </View>
  )
}
