using System.Collections.Frozen;
using System.Globalization;

namespace SafeguardingHub.Content.Liquid;

/// <summary>
/// What a compatibility character or a letter with marks becomes in a slug. The runtime cannot be asked:
/// <c>string.Normalize</c> returns its input as it is where globalisation is invariant, as it is in this product.
/// </summary>
/// <remarks>
/// Compatibility decomposition (NFKD) of the Unicode Character Database, marks dropped, in lower case, with <c>-</c> for what
/// no slug keeps. Each entry is <c>result=code points</c>. Left out, because they decompose to themselves once put
/// together again or stand in no title: Hangul, enclosed and squared East Asian signs, ideographs for
/// compatibility, Arabic ligatures (U+FB50 to U+FDFF) and everything beyond the basic plane.
/// </remarks>
internal static class SlugFolding
{
    private const string Table =
        "=340-341,343-344,c48,f73,f75-f79,f81,f93,f9d,fa2,fa7,fac,fb9,ff9e-ff9f -=37a,fe70,fe72,fe74,fe76,fe78,fe7a,fe7c,fe7e -1-=2474 -10-=247d -11-=247e " +
        "-12-=247f -13-=2480 -14-=2481 -15-=2482 -16-=2483 -17-=2484 -18-=2485 -19-=2486 -2-=2475 -20-=2487 -3-=2476 -4-=2477 -5-=2478 -6-=2479 -7-=247a " +
        "-8-=247b -9-=247c -a-=249c -b-=249d -c=2103 -c-=249e -d-=249f -e-=24a0 -f=2109 -f-=24a1 -g-=24a2 -h-=24a3 -i-=24a4 -j-=24a5 -k-=24a6 -l-=24a7 " +
        "-m-=24a8 -n-=24a9 -o-=24aa -p-=24ab -q-=24ac -r-=24ad -s-=24ae -t-=24af -u-=24b0 -v-=24b1 -w-=24b2 -x-=24b3 -y-=24b4 -z-=24b5 0=2070,2080,24ea,ff10 " +
        "0-3=2189 1=b9,2081,2460,ff11 1-=215f,2488 1-10=2152 1-2=bd 1-3=2153 1-4=bc 1-5=2155 1-6=2159 1-7=2150 1-8=215b 1-9=2151 10=2469 10-=2491 11=246a " +
        "11-=2492 12=246b 12-=2493 13=246c 13-=2494 14=246d 14-=2495 15=246e 15-=2496 16=246f 16-=2497 17=2470 17-=2498 18=2471 18-=2499 19=2472 19-=249a " +
        "2=b2,2082,2461,ff12 2-=2489 2-3=2154 2-5=2156 20=2473 20-=249b 3=b3,2083,2462,ff13 3-=248a 3-4=be 3-5=2157 3-8=215c 4=2074,2084,2463,ff14 4-=248b " +
        "4-5=2158 5=2075,2085,2464,ff15 5-=248c 5-6=215a 5-8=215d 6=2076,2086,2465,ff16 6-=248d 7=2077,2087,2466,ff17 7-=248e 7-8=215e 8=2078,2088,2467,ff18 " +
        "8-=248f 9=2079,2089,2468,ff19 9-=2490 _=fe33-fe34,fe4d-fe4f,ff3f " +
        "a=aa,c0-c5,e0-e5,100-105,1cd-1ce,1de-1e1,1fa-1fb,200-203,226-227,1d2c,1d43,1e00-1e01,1ea0-1eb7,2090,212b,24b6,24d0,ff21,ff41 a-c=2100 a-s=2101 " +
        "a\u02be=1e9a b=1d2e,1d47,1e02-1e07,212c,24b7,24d1,ff22,ff42 c=c7,e7,106-10d,1d9c,1e08-1e09,2102,212d,216d,217d,24b8,24d2,a7f2,ff23,ff43 c-o=2105 " +
        "c-u=2106 d=10e-10f,1d30,1d48,1e0a-1e13,2145-2146,216e,217e,24b9,24d3,ff24,ff44 dz=1c4-1c6,1f1-1f3 " +
        "e=c8-cb,e8-eb,112-11b,204-207,228-229,1d31,1d49,1e14-1e1d,1eb8-1ec7,2091,212f-2130,2147,24ba,24d4,ff25,ff45 " +
        "f=1da0,1e1e-1e1f,2131,24bb,24d5,a7f3,ff26,ff46 fax=213b ff=fb00 ffi=fb03 ffl=fb04 fi=fb01 fl=fb02 " +
        "g=11c-123,1e6-1e7,1f4-1f5,1d33,1d4d,1e20-1e21,210a,24bc,24d6,ff27,ff47 h=124-125,21e-21f,2b0,1d34,1e22-1e2b,1e96,2095,210b-210e,24bd,24d7,ff28,ff48 " +
        "i=cc-cf,ec-ef,128-130,1cf-1d0,208-20b,1d35,1d62,1e2c-1e2f,1ec8-1ecb,2071,2110-2111,2139,2148,2160,2170,24be,24d8,ff29,ff49 ii=2161,2171 iii=2162,2172 " +
        "ij=132-133 iv=2163,2173 ix=2168,2178 j=134-135,1f0,2b2,1d36,2149,24bf,24d9,2c7c,ff2a,ff4a " +
        "k=136-137,1e8-1e9,1d37,1d4f,1e30-1e35,2096,212a,24c0,24da,ff2b,ff4b l=139-13e,2e1,1d38,1e36-1e3d,2097,2112-2113,216c,217c,24c1,24db,ff2c,ff4c " +
        "l-=13f-140 lj=1c7-1c9 m=1d39,1d50,1e3e-1e43,2098,2133,216f,217f,24c2,24dc,ff2d,ff4d " +
        "n=d1,f1,143-148,1f8-1f9,1d3a,1e44-1e4b,207f,2099,2115,24c3,24dd,ff2e,ff4e nj=1ca-1cc no=2116 " +
        "o=ba,d2-d6,f2-f6,14c-151,1a0-1a1,1d1-1d2,1ea-1ed,20c-20f,22a-231,1d3c,1d52,1e4c-1e53,1ecc-1ee3,2092,2134,24c4,24de,ff2f,ff4f " +
        "p=1d3e,1d56,1e54-1e57,209a,2119,24c5,24df,ff30,ff50 q=211a,24c6,24e0,a7f4,ff31,ff51 " +
        "r=154-159,210-213,2b3,1d3f,1d63,1e58-1e5f,211b-211d,24c7,24e1,ff32,ff52 rs=20a8 s=15a-161,17f,218-219,2e2,1e60-1e69,1e9b,209b,24c8,24e2,ff33,ff53 " +
        "sm=2120 st=fb05-fb06 t=162-165,21a-21b,1d40,1d57,1e6a-1e71,1e97,209c,24c9,24e3,ff34,ff54 tel=2121 tm=2122 " +
        "u=d9-dc,f9-fc,168-173,1af-1b0,1d3-1dc,214-217,1d41,1d58,1d64,1e72-1e7b,1ee4-1ef1,24ca,24e4,ff35,ff55 " +
        "v=1d5b,1d65,1e7c-1e7f,2164,2174,24cb,24e5,2c7d,ff36,ff56 vi=2165,2175 vii=2166,2176 viii=2167,2177 " +
        "w=174-175,2b7,1d42,1e80-1e89,1e98,24cc,24e6,ff37,ff57 x=2e3,1e8a-1e8d,2093,2169,2179,24cd,24e7,ff38,ff58 xi=216a,217a xii=216b,217b " +
        "y=dd,fd,ff,176-178,232-233,2b8,1e8e-1e8f,1e99,1ef2-1ef9,24ce,24e8,ff39,ff59 z=179-17e,1dbb,1e90-1e95,2124,2128,24cf,24e9,ff3a,ff5a ~=ff5e " +
        "\u00e6=1e2-1e3,1fc-1fd,1d2d \u00f0=1d9e \u00f8=1fe-1ff \u0127=210f,a7f8 \u014b=1d51 \u0153=a7f9 \u01ab=1db5 \u01dd=1d32 \u0223=1d3d \u0250=1d44 " +
        "\u0251=1d45 \u0252=1d9b \u0254=1d53 \u0255=1d9d \u0259=1d4a,2094 \u025b=1d4b,2107 \u025c=1d4c,1d9f \u025f=1da1 \u0261=1da2 \u0263=2e0 \u0265=1da3 " +
        "\u0266=2b1 \u0268=1da4 \u0269=1da5 \u026a=1da6 \u026b=ab5e \u026d=1da9 \u026f=1d5a \u0270=1dad \u0271=1dac \u0272=1dae \u0273=1daf \u0274=1db0 " +
        "\u0275=1db1 \u0278=1db2 \u0279=2b4 \u027b=2b5 \u0281=2b6 \u0282=1db3 \u0283=1db4 \u0289=1db6 \u028a=1db7 \u028b=1db9 \u028c=1dba \u028d=ab69 " +
        "\u0290=1dbc \u0291=1dbd \u0292=1ee-1ef,1dbe \u0295=2e4 \u029d=1da8 \u029f=1dab \u02b9=374 \u02bcn=149 " +
        "\u03b1=386,3ac,1f00-1f0f,1f70-1f71,1f80-1f8f,1fb0-1fb4,1fb6-1fbc \u03b2=3d0,1d5d,1d66 \u03b3=1d5e,1d67,213d-213e \u03b4=1d5f " +
        "\u03b5=388,3ad,3f5,1f10-1f15,1f18-1f1d,1f72-1f73,1fc8-1fc9 \u03b7=389,3ae,1f20-1f2f,1f74-1f75,1f90-1f9f,1fc2-1fc4,1fc6-1fc7,1fca-1fcc " +
        "\u03b8=3d1,3f4,1dbf \u03b9=38a,390,3aa,3af,3ca,1f30-1f3f,1f76-1f77,1fbe,1fd0-1fd3,1fd6-1fdb \u03ba=3f0 \u03bc=b5 " +
        "\u03bf=38c,3cc,1f40-1f45,1f48-1f4d,1f78-1f79,1ff8-1ff9 \u03c0=3d6,213c,213f \u03c1=3f1,1d68,1fe4-1fe5,1fec \u03c2=3f2 \u03c3=3f9 " +
        "\u03c5=38e,3ab,3b0,3cb,3cd,3d2-3d4,1f50-1f57,1f59,1f5b,1f5d,1f5f,1f7a-1f7b,1fe0-1fe3,1fe6-1feb \u03c6=3d5,1d60,1d69 \u03c7=1d61,1d6a " +
        "\u03c9=38f,3ce,1f60-1f6f,1f7c-1f7d,1fa0-1faf,1ff2-1ff4,1ff6-1ff7,1ffa-1ffc,2126 \u0430=4d0-4d3 \u0433=403,453 \u0435=400-401,450-451,4d6-4d7 " +
        "\u0436=4c1-4c2,4dc-4dd \u0437=4de-4df \u0438=40d,419,439,45d,4e2-4e5 \u043a=40c,45c \u043d=1d78 \u043e=4e6-4e7 \u0443=40e,45e,4ee-4f3 \u0447=4f4-4f5 " +
        "\u044a=a69c \u044b=4f8-4f9 \u044c=a69d \u044d=4ec-4ed \u0456=407,457 \u0475=476-477 \u04d9=4da-4db \u04e9=4ea-4eb \u0565\u0582=587 \u0574\u0565=fb14 " +
        "\u0574\u056b=fb15 \u0574\u056d=fb17 \u0574\u0576=fb13 \u057e\u0576=fb16 \u05d0=2135,fb21,fb2e-fb30 \u05d0\u05dc=fb4f \u05d1=2136,fb31,fb4c " +
        "\u05d2=2137,fb32 \u05d3=2138,fb22,fb33 \u05d4=fb23,fb34 \u05d5=fb35,fb4b \u05d6=fb36 \u05d8=fb38 \u05d9=fb1d,fb39 \u05da=fb3a \u05db=fb24,fb3b,fb4d " +
        "\u05dc=fb25,fb3c \u05dd=fb26 \u05de=fb3e \u05e0=fb40 \u05e1=fb41 \u05e2=fb20 \u05e3=fb43 \u05e4=fb44,fb4e \u05e6=fb46 \u05e7=fb47 \u05e8=fb27,fb48 " +
        "\u05e9=fb2a-fb2d,fb49 \u05ea=fb28,fb4a \u05f2=fb1f \u0621=fe80 \u0627=622-623,625,fe81-fe84,fe87-fe88,fe8d-fe8e \u0627\u0674=675 \u0628=fe8f-fe92 " +
        "\u0629=fe93-fe94 \u062a=fe95-fe98 \u062b=fe99-fe9c \u062c=fe9d-fea0 \u062d=fea1-fea4 \u062e=fea5-fea8 \u062f=fea9-feaa \u0630=feab-feac " +
        "\u0631=fead-feae \u0632=feaf-feb0 \u0633=feb1-feb4 \u0634=feb5-feb8 \u0635=feb9-febc \u0636=febd-fec0 \u0637=fec1-fec4 \u0638=fec5-fec8 " +
        "\u0639=fec9-fecc \u063a=fecd-fed0 \u0640=fe71,fe77,fe79,fe7b,fe7d,fe7f \u0641=fed1-fed4 \u0642=fed5-fed8 \u0643=fed9-fedc \u0644=fedd-fee0 " +
        "\u0644\u0627=fef5-fefc \u0645=fee1-fee4 \u0646=fee5-fee8 \u0647=fee9-feec \u0648=624,fe85-fe86,feed-feee \u0648\u0674=676 \u0649=feef-fef0 " +
        "\u064a=626,fe89-fe8c,fef1-fef4 \u064a\u0674=678 \u06c1=6c2 \u06c7\u0674=677 \u06d2=6d3 \u06d5=6c0 \u0915=958 \u0916=959 \u0917=95a \u091c=95b " +
        "\u0921=95c \u0922=95d \u0928=929 \u092b=95e \u092f=95f \u0930=931 \u0933=934 \u09a1=9dc \u09a2=9dd \u09af=9df \u0a16=a59 \u0a17=a5a \u0a1c=a5b " +
        "\u0a2b=a5e \u0a32=a33 \u0a38=a36 \u0b21=b5c \u0b22=b5d \u0b92-=b94 \u0e32=e33 \u0eab\u0e99=edc \u0eab\u0ea1=edd \u0eb2=eb3 \u0f40=f69 \u0f42=f43 " +
        "\u0f4c=f4d \u0f51=f52 \u0f56=f57 \u0f5b=f5c \u1025=1026 \u10dc=10fc \u1100=ffa1 \u1101=ffa2 \u1102=ffa4 \u1103=ffa7 \u1104=ffa8 \u1105=ffa9 " +
        "\u1106=ffb1 \u1107=ffb2 \u1108=ffb3 \u1109=ffb5 \u110a=ffb6 \u110b=ffb7 \u110c=ffb8 \u110d=ffb9 \u110e=ffba \u110f=ffbb \u1110=ffbc \u1111=ffbd " +
        "\u1112=ffbe \u111a=ffb0 \u1121=ffb4 \u1160=ffa0 \u1161=ffc2 \u1162=ffc3 \u1163=ffc4 \u1164=ffc5 \u1165=ffc6 \u1166=ffc7 \u1167=ffca \u1168=ffcb " +
        "\u1169=ffcc \u116a=ffcd \u116b=ffce \u116c=ffcf \u116d=ffd2 \u116e=ffd3 \u116f=ffd4 \u1170=ffd5 \u1171=ffd6 \u1172=ffd7 \u1173=ffda \u1174=ffdb " +
        "\u1175=ffdc \u11aa=ffa3 \u11ac=ffa5 \u11ad=ffa6 \u11b0=ffaa \u11b1=ffab \u11b2=ffac \u11b3=ffad \u11b4=ffae \u11b5=ffaf \u1b05-=1b06 \u1b07-=1b08 " +
        "\u1b09-=1b0a \u1b0b-=1b0c \u1b0d-=1b0e \u1b11-=1b12 \u1d02=1d46 \u1d16=1d54 \u1d17=1d55 \u1d1c=1db8 \u1d1d=1d59 \u1d25=1d5c \u1d7b=1da7 \u1d85=1daa " +
        "\u2d61=2d6f \u3046=3094 \u304b=304c \u304d=304e \u304f=3050 \u3051=3052 \u3053=3054 \u3055=3056 \u3057=3058 \u3059=305a \u305b=305c \u305d=305e " +
        "\u305f=3060 \u3061=3062 \u3064=3065 \u3066=3067 \u3068=3069 \u306f=3070-3071 \u3072=3073-3074 \u3075=3076-3077 \u3078=3079-307a \u307b=307c-307d " +
        "\u3088\u308a=309f \u309d=309e \u30a1=ff67 \u30a2=ff71 \u30a3=ff68 \u30a4=ff72 \u30a5=ff69 \u30a6=30f4,ff73 \u30a7=ff6a \u30a8=ff74 \u30a9=ff6b " +
        "\u30aa=ff75 \u30ab=30ac,ff76 \u30ad=30ae,ff77 \u30af=30b0,ff78 \u30b1=30b2,ff79 \u30b3=30b4,ff7a \u30b3\u30c8=30ff \u30b5=30b6,ff7b \u30b7=30b8,ff7c " +
        "\u30b9=30ba,ff7d \u30bb=30bc,ff7e \u30bd=30be,ff7f \u30bf=30c0,ff80 \u30c1=30c2,ff81 \u30c3=ff6f \u30c4=30c5,ff82 \u30c6=30c7,ff83 \u30c8=30c9,ff84 " +
        "\u30ca=ff85 \u30cb=ff86 \u30cc=ff87 \u30cd=ff88 \u30ce=ff89 \u30cf=30d0-30d1,ff8a \u30d2=30d3-30d4,ff8b \u30d5=30d6-30d7,ff8c \u30d8=30d9-30da,ff8d " +
        "\u30db=30dc-30dd,ff8e \u30de=ff8f \u30df=ff90 \u30e0=ff91 \u30e1=ff92 \u30e2=ff93 \u30e3=ff6c \u30e4=ff94 \u30e5=ff6d \u30e6=ff95 \u30e7=ff6e " +
        "\u30e8=ff96 \u30e9=ff97 \u30ea=ff98 \u30eb=ff99 \u30ec=ff9a \u30ed=ff9b \u30ef=30f7,ff9c \u30f0=30f8 \u30f1=30f9 \u30f2=30fa,ff66 \u30f3=ff9d " +
        "\u30fc=ff70 \u30fd=30fe \u4e00=2f00,3192 \u4e01=319c \u4e09=3194 \u4e0a=3196 \u4e0b=3198 \u4e19=319b \u4e28=2f01 \u4e2d=3197 \u4e36=2f02 \u4e3f=2f03 " +
        "\u4e59=2f04,319a \u4e85=2f05 \u4e8c=2f06,3193 \u4ea0=2f07 \u4eba=2f08,319f \u513f=2f09 \u5165=2f0a \u516b=2f0b \u5182=2f0c \u5196=2f0d \u51ab=2f0e " +
        "\u51e0=2f0f \u51f5=2f10 \u5200=2f11 \u529b=2f12 \u52f9=2f13 \u5315=2f14 \u531a=2f15 \u5338=2f16 \u5341=2f17,3038 \u5344=3039 \u5345=303a \u535c=2f18 " +
        "\u5369=2f19 \u5382=2f1a \u53b6=2f1b \u53c8=2f1c \u53e3=2f1d \u56d7=2f1e \u56db=3195 \u571f=2f1f \u5730=319e \u58eb=2f20 \u5902=2f21 \u590a=2f22 " +
        "\u5915=2f23 \u5927=2f24 \u5929=319d \u5973=2f25 \u5b50=2f26 \u5b80=2f27 \u5bf8=2f28 \u5c0f=2f29 \u5c22=2f2a \u5c38=2f2b \u5c6e=2f2c \u5c71=2f2d " +
        "\u5ddb=2f2e \u5de5=2f2f \u5df1=2f30 \u5dfe=2f31 \u5e72=2f32 \u5e7a=2f33 \u5e7f=2f34 \u5ef4=2f35 \u5efe=2f36 \u5f0b=2f37 \u5f13=2f38 \u5f50=2f39 " +
        "\u5f61=2f3a \u5f73=2f3b \u5fc3=2f3c \u6208=2f3d \u6236=2f3e \u624b=2f3f \u652f=2f40 \u6534=2f41 \u6587=2f42 \u6597=2f43 \u65a4=2f44 \u65b9=2f45 " +
        "\u65e0=2f46 \u65e5=2f47 \u66f0=2f48 \u6708=2f49 \u6728=2f4a \u6b20=2f4b \u6b62=2f4c \u6b79=2f4d \u6bb3=2f4e \u6bcb=2f4f \u6bcd=2e9f \u6bd4=2f50 " +
        "\u6bdb=2f51 \u6c0f=2f52 \u6c14=2f53 \u6c34=2f54 \u706b=2f55 \u722a=2f56 \u7236=2f57 \u723b=2f58 \u723f=2f59 \u7247=2f5a \u7259=2f5b \u725b=2f5c " +
        "\u72ac=2f5d \u7384=2f5e \u7389=2f5f \u74dc=2f60 \u74e6=2f61 \u7518=2f62 \u751f=2f63 \u7528=2f64 \u7530=2f65 \u7532=3199 \u758b=2f66 \u7592=2f67 " +
        "\u7676=2f68 \u767d=2f69 \u76ae=2f6a \u76bf=2f6b \u76ee=2f6c \u77db=2f6d \u77e2=2f6e \u77f3=2f6f \u793a=2f70 \u79b8=2f71 \u79be=2f72 \u7a74=2f73 " +
        "\u7acb=2f74 \u7af9=2f75 \u7c73=2f76 \u7cf8=2f77 \u7f36=2f78 \u7f51=2f79 \u7f8a=2f7a \u7fbd=2f7b \u8001=2f7c \u800c=2f7d \u8012=2f7e \u8033=2f7f " +
        "\u807f=2f80 \u8089=2f81 \u81e3=2f82 \u81ea=2f83 \u81f3=2f84 \u81fc=2f85 \u820c=2f86 \u821b=2f87 \u821f=2f88 \u826e=2f89 \u8272=2f8a \u8278=2f8b " +
        "\u864d=2f8c \u866b=2f8d \u8840=2f8e \u884c=2f8f \u8863=2f90 \u897e=2f91 \u898b=2f92 \u89d2=2f93 \u8a00=2f94 \u8c37=2f95 \u8c46=2f96 \u8c55=2f97 " +
        "\u8c78=2f98 \u8c9d=2f99 \u8d64=2f9a \u8d70=2f9b \u8db3=2f9c \u8eab=2f9d \u8eca=2f9e \u8f9b=2f9f \u8fb0=2fa0 \u8fb5=2fa1 \u9091=2fa2 \u9149=2fa3 " +
        "\u91c6=2fa4 \u91cc=2fa5 \u91d1=2fa6 \u9577=2fa7 \u9580=2fa8 \u961c=2fa9 \u96b6=2faa \u96b9=2fab \u96e8=2fac \u9751=2fad \u975e=2fae \u9762=2faf " +
        "\u9769=2fb0 \u97cb=2fb1 \u97ed=2fb2 \u97f3=2fb3 \u9801=2fb4 \u98a8=2fb5 \u98db=2fb6 \u98df=2fb7 \u9996=2fb8 \u9999=2fb9 \u99ac=2fba \u9aa8=2fbb " +
        "\u9ad8=2fbc \u9adf=2fbd \u9b25=2fbe \u9b2f=2fbf \u9b32=2fc0 \u9b3c=2fc1 \u9b5a=2fc2 \u9ce5=2fc3 \u9e75=2fc4 \u9e7f=2fc5 \u9ea5=2fc6 \u9ebb=2fc7 " +
        "\u9ec3=2fc8 \u9ecd=2fc9 \u9ed1=2fca \u9ef9=2fcb \u9efd=2fcc \u9f0e=2fcd \u9f13=2fce \u9f20=2fcf \u9f3b=2fd0 \u9f4a=2fd1 \u9f52=2fd2 \u9f8d=2fd3 " +
        "\u9f9c=2fd4 \u9f9f=2ef3 \u9fa0=2fd5 \ua727=ab5c \ua76f=a770 \uab37=ab5d \uab52=ab5f ";

    private static readonly FrozenDictionary<char, string> Results = Read();

    /// <summary>What stands for the character, or null where it stands for itself.</summary>
    public static string? Find(char character) => character < 0x80 ? null : Results.GetValueOrDefault(character);

    private static FrozenDictionary<char, string> Read()
    {
        var results = new Dictionary<char, string>();
        foreach (var entry in Table.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (result, codes) = (entry[..entry.IndexOf('=')], entry[(entry.IndexOf('=') + 1)..]);
            foreach (var range in codes.Split(','))
            {
                var ends = range.Split('-');
                var last = int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                for (var code = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture); code <= last; code++)
                {
                    results[(char)code] = result;
                }
            }
        }

        return results.ToFrozenDictionary();
    }
}
