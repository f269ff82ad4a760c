import { Text, View } from '@tarojs/components'
import type { DemoPersona } from '#domain/account/demo-persona'
import { Card } from '../../components/card'
import type { IconName } from '../../components/icon'
import { Note } from '../../components/note'
import { Row } from '../../components/row'
import { Sheet } from '../../components/sheet'
import type { LogInWay } from './use-log-in'

/** The families of the demonstration. Staff are added with the screens that they work with. */
const FAMILIES: readonly { persona: DemoPersona; title: string; sub: string; icon: IconName }[] = [
  { persona: 'parent', title: '林晓敏一家（示例）', sub: '两个孩子，小的刚出生；还有婆婆', icon: 'team' },
  { persona: 'parent-2', title: '陈立诚一家（示例）', sub: '夫妻两个，一个 1 岁、一个快 7 岁', icon: 'team' },
  { persona: 'newborn-parent', title: '赵雨晴（示例）', sub: '新手妈妈，孩子还没有身份证', icon: 'door' },
  { persona: 'resident', title: '孙国强（示例）', sub: '68 岁，和老伴一起', icon: 'me' },
]

export interface PersonaSheetProps {
  open: boolean
  offered: readonly DemoPersona[]
  /** Whose log-in is on its way. */
  busyWith: LogInWay | null
  fault: string | undefined
  onChoose: (persona: DemoPersona) => void
  onClose: () => void
}

export function PersonaSheet({ open, offered, busyWith, fault, onChoose, onClose }: PersonaSheetProps) {
  return (
    <Sheet open={open} title="用哪个示例家庭" onClose={onClose}>
      <View className="stack stack--3 mt3">
        <Text className="t-sub">都是编出来的人和医院，随便点，不会打扰到谁。</Text>
        {fault !== undefined && (
          <Note tone="bad" announced>
            {fault}
          </Note>
        )}
        <Card flush>
          {FAMILIES.filter(({ persona }) => offered.includes(persona)).map(({ persona, ...family }) => (
            <Row
              key={persona}
              {...family}
              {...(busyWith === persona ? { value: '正在登录…' } : {})}
              onTap={() => busyWith === null && onChoose(persona)}
            />
          ))}
        </Card>
      </View>
    </Sheet>
  )
}
