import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../../components/picture/icon'

const POINTS: readonly { icon: IconName; title: string; why: string }[] = [
  { icon: 'phone', title: '手机号', why: '用来认出你，发就诊提醒' },
  { icon: 'me', title: '姓名和证件号', why: '实名挂号，加密保存' },
  { icon: 'health', title: '孩子的健康信息', why: '只给你和接诊的医院看；14 岁以下由你同意' },
  { icon: 'pin', title: '位置（可以不给）', why: '找最近的社区，不给就选街道' },
]

/** The whole of what is asked for, in four lines, before anything is asked for. */
export function PrivacyPoints() {
  return (
    <View className="stack stack--3">
      {POINTS.map(({ icon, title, why }) => (
        <View key={title} className="line line--top line--wide">
          <View className="t-primary">
            <Icon name={icon} />
          </View>
          <View className="grow stack">
            <Text className="t-strong">{title}</Text>
            <Text className="t-sub">{why}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}
