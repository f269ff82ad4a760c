import { Text, View } from '@tarojs/components'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { teamInWords } from './team-words'
import type { CareTeam } from './use-team'

/** One team of a list: whose it is, whether it takes anybody, and whether it is the family's own. */
export function TeamCard({ team, onTap }: { team: CareTeam; onTap: () => void }) {
  const { name, organizationName, members, load, isRecommended, hasChildDoctor } = team
  const leader = members[0]?.name ?? name
  return (
    <Card onTap={onTap} label={`${name}，${organizationName}，${placesInWords(load)}`}>
      <View className="line line--top">
        <ArchAvatar letter={leader.slice(0, 1)} tint="doctor" size="m" />
        <View className="grow stack">
          <Text className="t-strong">{name}</Text>
          <Text className="t-sub t-2">{organizationName}</Text>
          <Text className="t-sub t-2">{teamInWords(members)}</Text>
          <View className="line line--wrap mt2">
            {isRecommended && <Tag tone="primary" icon="pin" label="管你家这一片" />}
            {hasChildDoctor && <Tag tone="ok" icon="cert" label="有认证儿科医生" />}
            <Tag tone={load.state === 'open' ? 'mute' : 'wait'} label={placesInWords(load)} />
          </View>
        </View>
      </View>
    </Card>
  )
}

function placesInWords({ state, free, queueLength }: CareTeam['load']): string {
  if (state === 'full') return queueLength > 0 ? `满了，${queueLength} 人在排队` : '满了，可以排队'
  if (state === 'key-groups-only') return `只剩重点人群的 ${free} 个名额`
  return `还能签 ${free} 人`
}
