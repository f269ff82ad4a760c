import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { spoken } from '../../components/accessibility'
import { Card } from '../../components/card'
import { Illustration } from '../../components/illustration'
import { Link } from '../../components/link'
import { Page } from '../../components/page'
import { Row } from '../../components/row'
import './index.scss'

/** Says what is being built and shows nothing that pretends to work. */
export default function HealthPage() {
  return (
    <Page title="健康" tab="health">
      <View className="coming">
        <Illustration name="coming" />
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          孩子的健康档案还在建
        </Text>
        <Text className="t-2">
          建好之前这里没有数据，也不会编一个给你看。看过的病、打过的针，社区医院都记着。
        </Text>
      </View>
      <Text className="t-sub inset">建好以后，这里会有</Text>
      <Card flush>
        <Row icon="card" title="健康卡" sub="到窗口扫一下，就知道是谁" />
        <Row icon="chart" title="生长曲线" sub="医生和你量的，画在一张图上" />
        <Row icon="syringe" title="疫苗本" sub="打过哪些、下一针什么时候" />
        <Row icon="eye" title="谁看过" sub="哪位医生、什么时候、为什么看" />
      </Card>
      <View className="coming__way">
        <Link label="先去约一次儿保体检" size="body" opens onTap={openCheckups} />
      </View>
    </Page>
  )
}

function openCheckups(): void {
  void Taro.navigateTo({ url: '/packages/appointment/pages/sites/index?service=child-checkup' })
}
