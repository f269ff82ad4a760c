import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility'
import { Card } from '../../components/card'
import { Illustration } from '../../components/illustration'
import { Note } from '../../components/note'
import { Page } from '../../components/page'
import { Row } from '../../components/row'
import './index.scss'

/** Says what is being built and shows nothing that pretends to work: no price, no amount, no way to pay. */
export default function CoveragePage() {
  return (
    <Page title="保障" tab="coverage">
      <View className="coming">
        <Illustration name="coming" />
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          儿童互助计划还没有开始
        </Text>
        <Text className="t-2">谁来办、交多少、给多少，定下来并且公示以后才会放到这里。</Text>
      </View>
      <Note tone="wait" icon="alert">
        <Text>现在不收任何钱。有人用“家门口健康”的名义让你交钱，那不是我们。</Text>
      </Note>
      <Text className="t-sub inset">开始以后，这里会有</Text>
      <Card flush>
        <Row icon="route" title="先社区、再转诊，多给多少" sub="每一步怎么算，一行一行写清楚" />
        <Row icon="shield" title="给什么、不给什么" sub="参加前就能看全，随时能退" />
        <Row icon="ledger" title="公开账本" sub="每一笔钱从哪里来、到哪里去" />
      </Card>
    </Page>
  )
}
