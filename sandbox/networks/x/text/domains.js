// @ts-check
'use strict';

/** Country domains in use. */
const COUNTRIES =
	'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';

/** General domains that are common in posts; the full list has some 1,500. */
const GENERAL =
	'academy accountant agency app art asia associates audio baby bar beer berlin best bet bid bike bio biz blog blue boutique build business cab cafe camera camp capital car care casa cash cat chat church city cloud club coach codes coffee com community company computer cool coop country coupons credit dance date deals delivery design dev digital direct directory dog earth edu education email energy engineer equipment estate events exchange expert express family fans farm fashion film finance fish fit fitness flights florist fm football forsale foundation fun fund fyi gallery game games garden gift gifts gives global gmbh gold golf google gov graphics green group guide guru health help hiking holiday home host hosting hotel house how icu inc industries info ink institute int international investments jewelry jobs kitchen land law legal life lighting limited link live loan lol london love ltd management market marketing media men menu miami mil mobi moe money movie museum name network net new news ngo ninja nyc observer one online ooo org organic page paris partners parts party photo photography photos pics pictures pink pizza place plumbing plus press pro productions properties pub radio recipes red rent repair report rest restaurant review reviews rip rocks run sale school science services sex shoes shop show singles site ski soccer social software solar solutions space sport store stream studio style support supply surf systems tax taxi team tech technology tel tennis theater tickets tips tires today tokyo tools top tours town toys trade training travel tube university vacations ventures vet video villas vin vip vision vote voyage wang watch webcam website wedding wiki win wine work works world wtf xxx xyz yoga zone';

/** Domain endings, longer ones first. */
const ENDINGS = `${GENERAL} ${COUNTRIES}`.split(' ').sort((a, b) => b.length - a.length);

module.exports = { ENDINGS };
