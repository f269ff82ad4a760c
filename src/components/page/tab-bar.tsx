import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './tab-bar.scss'

/** The resident's five tabs, in the order of app.config.ts. */
const tabs = [
  { name: 'home', label: '首页', icon: 'door' },
  { name: 'appointments', label: '预约', icon: 'calendar' },
  { name: 'health', label: '健康', icon: 'health' },
  { name: 'coverage', label: '保障', icon: 'shield' },
  { name: 'me', label: '我的', icon: 'me' },
] as const satisfies readonly { name: string; label: string; icon: IconName }[]

export type TabName = (typeof tabs)[number]['name']

export function TabBar({ current }: { current: TabName }) {
  return (
    <View className="tab-bar" {...spoken({ role: 'navigation', label: '主导航' })}>
      {tabs.map(({ name, label, icon }) => (
        <View
          key={name}
          className={classNames('tab-bar__tab', name === current && 'tab-bar__tab--on')}
          {...tappable(() => Taro.switchTab({ url: `/pages/${name}/index` }), {
            role: 'link',
            label,
            current: name === current,
          })}
        >
          <Icon name={icon} filled={name === current} />
          <Text>{label}</Text>
        </View>
      ))}
    </View>
  )
}
