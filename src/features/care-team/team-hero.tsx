import { Text, View } from '@tarojs/components'
import { HeroPanel } from '../../components/page/hero-panel'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { membersInWords } from './team-words'
import type { CareTeam } from './use-team'
import './team-hero.scss'

/** So many doorways stand side by side on the narrowest phone. */
const FACES_MAX = 6
const TINTS = ['doctor', 'p2', 'p3', 'p4'] as const

/** Whose team it is, and who stands in its doorways. */
export function TeamHero({ team }: { team: CareTeam }) {
  const grids = team.gridNames.length > 0 ? team.gridNames.slice(0, 3).join('、') : '全县都能签'
  return (
    <HeroPanel label={team.name}>
      <Text className="t-sub">{team.isRecommended ? `${grids} · 你家的团队` : grids}</Text>
      <Text className="t-h1 team-hero__name">{team.name}</Text>
      <Text className="t-sub">{team.organizationName}</Text>
      <View className="team-hero__faces">
        {team.members.slice(0, FACES_MAX).map(({ practitionerId, name }, index) => (
          <View key={practitionerId} className="team-hero__face">
            <ArchAvatar letter={name.slice(0, 1)} tint={TINTS[index % TINTS.length] ?? 'doctor'} />
          </View>
        ))}
      </View>
      <Text className="t-sub">{membersInWords(team.members)}</Text>
    </HeroPanel>
  )
}
