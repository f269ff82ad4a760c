import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { isServiceItem, SERVICE_ITEMS } from '#domain/service-task/service-item'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { SectionTitle } from '../../../components/page/section-title'
import { factorInWords, historyInWords } from './contract-words'
import { type Contract, useContractPaper } from './use-contracts'

/** What was signed, by whom and when; the paper to keep, what was added later, and every step since. */
export function ContractFacts({ contract }: { contract: Contract }) {
  const { id, packages, signatures, address, gridName, buildingName, addenda, history } = contract
  const paper = useContractPaper()
  const today = localDateOf(serverNow())
  const place = [gridName, buildingName, address].filter(Boolean).join(' ')
  const at = (instant: string) => momentInWords(new Date(instant), today)
  return (
    <>
      <SectionTitle title="签的什么" />
      <Card flush>
        {packages.map((each) => (
          <Row
            key={each.id}
            icon="team"
            title={`${each.nameZh} · ${each.termYears} 年`}
            sub={each.items.map((item) => itemInWords(item)).join('，')}
          />
        ))}
        {contract.isTheirsAlone && (
          <Row icon="lock" title="别的服务包、团队问的话" sub="只给本人看。请本人用自己的账号登录" />
        )}
        <Row icon="pin" title="住址" sub={place} />
        {signatures.map(({ side, factor, signedAt }) => (
          <Row
            key={`${side} ${signedAt}`}
            icon="pen"
            title={side === 'team' ? '团队' : '居民'}
            sub={`${factorInWords(factor)}，${at(signedAt)}`}
          />
        ))}
        {contract.verificationCode && !contract.isTheirsAlone && (
          <Row
            icon="doc"
            title="下载签好的协议"
            sub={paper.isPending ? '正在准备…' : `两边的签名都在上面，验证码 ${contract.verificationCode}`}
            onTap={() => !paper.isPending && paper.mutate(id)}
          />
        )}
      </Card>
      {paper.error && (
        <Note tone="bad" announced>
          {failureSentence(paper.error)}
        </Note>
      )}
      {addenda.length > 0 && (
        <>
          <SectionTitle title="签了以后补的" />
          <Card>
            <View className="stack stack--3">
              {addenda.map(({ text, createdAt }) => (
                <View key={createdAt} className="stack">
                  <Text className="t-cap t-digits">{at(createdAt)}</Text>
                  <Text>{text}</Text>
                </View>
              ))}
            </View>
          </Card>
        </>
      )}
      <SectionTitle title="走到哪一步" />
      <Card flush>
        {history.map((step) => (
          <Row
            key={`${step.status} ${step.at}`}
            quiet
            title={historyInWords(step.status)}
            value={<Text className="t-digits">{at(step.at)}</Text>}
          />
        ))}
      </Card>
    </>
  )
}

/** `上门随访 一年 2 次` */
function itemInWords({ itemCode, inWords, perYear }: Contract['packages'][number]['items'][number]): string {
  const name = isServiceItem(itemCode) ? SERVICE_ITEMS[itemCode].nameZh : ''
  return [name, perYear === null ? inWords : `一年 ${perYear} 次`].filter(Boolean).join(' ')
}
